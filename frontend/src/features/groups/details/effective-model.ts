/** Which launch settings take effect for a server, and who has set them. */
import type { GroupView, ServerSettings } from '@/api/generated';
import type { Setting } from '@/lib/launch-settings';
import { originText, settingLabel, SETTINGS, settingText } from '@/lib/launch-settings';

import { GROUP_SETTINGS, settingsFormOf } from '../form/settings-form';

type Configured = Pick<GroupView, 'launchSettings' | 'serverSettings'>;

/** Those that the group, or one of its servers, sets. */
export function settingsInUse({ launchSettings, serverSettings }: Configured): Setting[] {
  const every = [launchSettings, ...Object.values(serverSettings)].map(settingsFormOf);
  return SETTINGS.filter((setting) => every.some((form) => form[setting] !== undefined));
}

/** The others, in words; undefined where there are none. */
export function leftToDrs(group: Configured): string | undefined {
  const inUse = settingsInUse(group);
  const left = SETTINGS.filter((setting) => !inUse.includes(setting)).map(settingLabel);
  return left.length > 0 ? left.join(', ') : undefined;
}

export interface Effective {
  text: string | undefined;
  origin: string;
}

export function effectiveOf({ settings, origins }: ServerSettings, setting: Setting): Effective {
  return {
    text: settingText(setting, settings[setting]),
    origin: originText(origins[setting] ?? 'DRS'),
  };
}

/** What the group itself sets, by label; undefined: left to DRS. */
export function groupDefaults({ launchSettings }: Configured): [string, string | undefined][] {
  return GROUP_SETTINGS.map((setting) => [
    settingLabel(setting),
    settingText(setting, launchSettings[setting]),
  ]);
}
