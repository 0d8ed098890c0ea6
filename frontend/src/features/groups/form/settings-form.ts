/** Launch settings as they are typed, and as the API has them. */
import * as z from 'zod/mini';

import type { LaunchSettings } from '@/api/generated';
import type { FieldErrors } from '@/lib/form';
import type { Setting } from '@/lib/launch-settings';
import { CHOICES, settingLabel, SETTINGS } from '@/lib/launch-settings';

/** A setting that is left out is inherited: of the group, and at last of DRS. */
export type SettingsForm = Readonly<Partial<Record<Setting, string>>>;

/** What belongs to one server can't be set for a whole group. */
const OF_ONE_SERVER: ReadonlySet<Setting> = new Set(['privateIp', 'launchIntoInstanceId']);

export const SERVER_SETTINGS = SETTINGS;
export const GROUP_SETTINGS = SETTINGS.filter((setting) => !OF_ONE_SERVER.has(setting));

export const INHERITED: SettingsForm = {};

/** Undefined: inherited. Always in the same order, so that equal forms look equal. */
export function withSetting(
  form: SettingsForm,
  setting: Setting,
  text: string | undefined,
): SettingsForm {
  const changed = { ...form, [setting]: text };
  return Object.fromEntries(
    SETTINGS.flatMap((each) => {
      const value = changed[each];
      return value === undefined ? [] : [[each, value]];
    }),
  );
}

/** What the API sends for single servers has no type in its description: each field is looked at. */
export function settingsFormOf(settings: unknown): SettingsForm {
  const held = (settings ?? {}) as Readonly<Record<string, unknown>>;
  return SETTINGS.reduce<SettingsForm>(
    (form, setting) => withSetting(form, setting, typedText(held[setting])),
    INHERITED,
  );
}

function typedText(value: unknown): string | undefined {
  if (value === null || value === undefined) return undefined;
  if (Array.isArray(value)) return value.join(', ');
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Check `settingsProblems` first. */
export function launchSettingsOf(form: SettingsForm): LaunchSettings {
  return Object.fromEntries(
    SETTINGS.map((setting) => [setting, valueOf(setting, form[setting])]),
    // Each text is one of CHOICES, or checked by SHAPES.
  ) as unknown as LaunchSettings;
}

function valueOf(setting: Setting, text: string | undefined): string | boolean | string[] | null {
  if (text === undefined) return null;
  if (setting === 'securityGroupIds') return listOf(text);
  if (setting === 'copyPrivateIp' || setting === 'copyTags') return text === 'true';
  return text.trim();
}

const listOf = (text: string): string[] => [...new Set(text.split(/[\s,]+/).filter(Boolean))];

const matching = (pattern: RegExp) => (text: string) => pattern.test(text);

const SHAPES: Partial<Record<Setting, { fits: (text: string) => boolean; words: string }>> = {
  instanceType: {
    fits: matching(/^[a-z0-9-]+\.[a-z0-9-]+$/),
    words: 'An instance type looks like m5.large.',
  },
  subnetId: {
    fits: matching(/^subnet-[0-9a-z]+$/),
    words: 'The id of a subnet looks like subnet-0a1b2c3d.',
  },
  securityGroupIds: {
    fits: (text) => listOf(text).every(matching(/^sg-[0-9a-z]+$/)),
    words: 'Ids of security groups look like sg-0a1b2c3d, separated by commas.',
  },
  instanceProfile: {
    fits: (text) => text.length <= 128,
    words: 'The name of an instance profile has at most 128 characters.',
  },
  privateIp: {
    fits: (text) => z.ipv4().safeParse(text).success,
    words: 'An address looks like 10.0.0.12.',
  },
  launchIntoInstanceId: {
    fits: matching(/^i-[0-9a-f]{8,17}$/),
    words: 'The id of an instance looks like i-0123456789abcdef0.',
  },
};

/** By setting. */
export function settingsProblems(form: SettingsForm): FieldErrors {
  return Object.fromEntries(
    SETTINGS.flatMap((setting) => {
      const problem = problemOf(setting, form[setting]?.trim());
      return problem ? [[setting, problem]] : [];
    }),
  );
}

function problemOf(setting: Setting, text: string | undefined): string | undefined {
  if (text === undefined || CHOICES[setting]) return undefined;
  if (!text) return 'Type a value, or choose that it is inherited.';
  const shape = SHAPES[setting];
  return shape && !shape.fits(text) ? shape.words : undefined;
}

/** Which settings are set, by name; undefined where all are inherited. */
export function namesOfSet(form: SettingsForm): string | undefined {
  const names = SETTINGS.filter((setting) => form[setting] !== undefined).map(settingLabel);
  return names.length > 0 ? names.join(', ') : undefined;
}
