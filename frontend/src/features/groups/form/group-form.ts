/** The form of a protection group, and the requests that it becomes. */
import type {
  GroupChange,
  GroupDraftInput,
  GroupPreview,
  GroupView,
  Location,
} from '@/api/generated';

import type { SettingsForm } from './settings-form';
import { INHERITED, launchSettingsOf, namesOfSet, settingsFormOf } from './settings-form';

export interface Tag {
  key: string;
  value: string;
}

export type Kind = GroupView['selection']['kind'];

export interface GroupForm {
  name: string;
  description: string;
  accountId: string;
  region: string;
  kind: Kind;
  /** In the order in which they were chosen. Kept while somebody looks at the other kind. */
  serverIds: readonly string[];
  tags: readonly Tag[];
  settings: SettingsForm;
  /** By server id; those of servers that are not chosen do not count. */
  ownSettings: Readonly<Record<string, SettingsForm>>;
}

export const NEW_GROUP: GroupForm = {
  name: '',
  description: '',
  accountId: '',
  region: '',
  kind: 'SERVERS',
  serverIds: [],
  tags: [],
  settings: INHERITED,
  ownSettings: {},
};

export function formOf(group: GroupView): GroupForm {
  const { name, description, location, selection } = group;
  return {
    name,
    description,
    ...location,
    kind: selection.kind,
    serverIds: selection.kind === 'SERVERS' ? selection.serverIds : [],
    tags: selection.kind === 'TAGS' ? tagsOf(selection.tags) : [],
    settings: settingsFormOf(group.launchSettings),
    ownSettings: Object.fromEntries(
      Object.entries(group.serverSettings).map(([id, own]) => [id, settingsFormOf(own)]),
    ),
  };
}

const tagsOf = (tags: Readonly<Record<string, string>>): Tag[] =>
  Object.entries(tags).map(([key, value]) => ({ key, value }));

export function draftOf(form: GroupForm): GroupDraftInput {
  return {
    name: form.name.trim(),
    description: form.description.trim(),
    location: locationOf(form),
    selection: selectionOf(form),
    launchSettings: launchSettingsOf(form.settings),
    serverSettings: serverSettingsOf(form),
  };
}

export const changeOf = (form: GroupForm, version: number): GroupChange => ({
  ...draftOf(form),
  version,
});

/** Undefined: too little is known to ask which servers it would have. */
export function previewOf(form: GroupForm, groupId: string | undefined): GroupPreview | undefined {
  const { location, selection, launchSettings = {}, serverSettings = {} } = draftOf(form);
  const isEmpty =
    selection.kind === 'SERVERS'
      ? selection.serverIds.length === 0
      : Object.keys(selection.tags).length === 0;
  if (!location.accountId || !location.region || isEmpty) return undefined;
  return { groupId: groupId ?? null, location, selection, launchSettings, serverSettings };
}

export const locationOf = ({ accountId, region }: GroupForm): Location => ({ accountId, region });

/** Servers of another place can't stay chosen. */
export function movedTo(form: GroupForm, place: Partial<Location>): GroupForm {
  return { ...form, ...place, serverIds: [], ownSettings: {} };
}

export function withOwnSettings(form: GroupForm, serverId: string, own: SettingsForm): GroupForm {
  const others = Object.entries(form.ownSettings).filter(([id]) => id !== serverId);
  const isSet = namesOfSet(own) !== undefined;
  return {
    ...form,
    ownSettings: Object.fromEntries(isSet ? [...others, [serverId, own]] : others),
  };
}

function selectionOf({ kind, serverIds, tags }: GroupForm): GroupDraftInput['selection'] {
  if (kind === 'SERVERS') return { kind, serverIds: [...serverIds] };
  const complete = tags.filter(({ key }) => key.trim());
  return {
    kind,
    tags: Object.fromEntries(complete.map(({ key, value }) => [key.trim(), value.trim()])),
  };
}

/** Only for servers that are listed: the API knows no own settings of servers found by tags. */
function serverSettingsOf({ kind, serverIds, ownSettings }: GroupForm) {
  if (kind === 'TAGS') return {};
  return Object.fromEntries(
    serverIds.flatMap((id) => {
      const own = ownSettings[id];
      return own ? [[id, launchSettingsOf(own)]] : [];
    }),
  );
}
