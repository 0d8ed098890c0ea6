/** Two people changed a group at once: what one typed, brought onto what the other saved. */
import { settingLabel, SETTINGS } from '@/lib/launch-settings';

import type { GroupForm } from './group-form';
import type { SettingsForm } from './settings-form';
import { INHERITED, withSetting } from './settings-form';

export interface Merged {
  form: GroupForm;
  /** What both have changed, to different ends: the typed one stands in the form. */
  both: string[];
}

interface Three<T> {
  base: T;
  mine: T;
  theirs: T;
}

/** `base`: what both have begun with. */
export function merged({ base, mine, theirs }: Three<GroupForm>): Merged {
  const both: string[] = [];
  const pick = <T>(name: string, three: Three<T>): T => {
    if (isContested(three)) both.push(name);
    return isSame(three.mine, three.base) ? three.theirs : three.mine;
  };
  const field = <K extends keyof GroupForm>(key: K, name: string) =>
    pick(name, { base: base[key], mine: mine[key], theirs: theirs[key] });
  const settings = (three: Three<SettingsForm>, whose: string) =>
    SETTINGS.reduce<SettingsForm>((form, each) => {
      const { base: b, mine: m, theirs: t } = three;
      const name = `${settingLabel(each)}${whose}`;
      return withSetting(form, each, pick(name, { base: b[each], mine: m[each], theirs: t[each] }));
    }, INHERITED);
  const own = (id: string) =>
    settings(
      {
        base: base.ownSettings[id] ?? INHERITED,
        mine: mine.ownSettings[id] ?? INHERITED,
        theirs: theirs.ownSettings[id] ?? INHERITED,
      },
      ` of ${id}`,
    );

  const form: GroupForm = {
    ...theirs,
    name: field('name', 'Name'),
    description: field('description', 'Description'),
    kind: field('kind', 'How servers are found'),
    tags: field('tags', 'Tags'),
    serverIds: mergedIds(base.serverIds, mine.serverIds, theirs.serverIds),
    settings: settings({ base: base.settings, mine: mine.settings, theirs: theirs.settings }, ''),
    ownSettings: Object.fromEntries(
      [...new Set([...Object.keys(theirs.ownSettings), ...Object.keys(mine.ownSettings)])]
        .map((id) => [id, own(id)] as const)
        .filter(([, settingsOfIt]) => Object.keys(settingsOfIt).length > 0),
    ),
  };
  return { form, both };
}

/** What either has added is in; what either has taken out is out. */
function mergedIds(
  base: readonly string[],
  mine: readonly string[],
  theirs: readonly string[],
): string[] {
  const added = mine.filter((id) => !base.includes(id) && !theirs.includes(id));
  const takenOut = base.filter((id) => !mine.includes(id));
  return [...theirs.filter((id) => !takenOut.includes(id)), ...added];
}

function isContested<T>({ base, mine, theirs }: Three<T>): boolean {
  return !isSame(mine, base) && !isSame(theirs, base) && !isSame(mine, theirs);
}

export const isSame = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other);
