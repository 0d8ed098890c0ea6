/** How DRS launches a server: every setting by name, and its values in words. */
import type {
  LaunchDisposition,
  LaunchSettings,
  Licensing,
  Origin,
  RightSizing,
} from '@/api/generated';

export type Setting = keyof LaunchSettings;

/** In the order in which they are shown. */
const LABELS: Record<Setting, string> = {
  instanceType: 'Instance type',
  rightSizing: 'Right-sizing',
  launchDisposition: 'After the launch',
  subnetId: 'Subnet',
  securityGroupIds: 'Security groups',
  privateIp: 'Private IP',
  copyPrivateIp: 'Copy private IP',
  copyTags: 'Copy tags',
  instanceProfile: 'Instance profile',
  licensing: 'Licensing',
  launchIntoInstanceId: 'Launch into instance',
};

export const SETTINGS = Object.keys(LABELS) as readonly Setting[];

const RIGHT_SIZING: Record<RightSizing, string> = {
  NONE: 'None: the instance type counts',
  BASIC: 'Basic: DRS chooses the instance type',
  IN_AWS: 'In AWS: as the source server in EC2',
};
const DISPOSITION: Record<LaunchDisposition, string> = { STARTED: 'Started', STOPPED: 'Stopped' };
const LICENSING: Record<Licensing, string> = {
  AWS: 'Provided by AWS',
  BYOL: 'Bring your own',
};
const YES_NO = { true: 'Yes', false: 'No' };

/** By setting: what can be chosen, for those that are no free text. */
export const CHOICES: Readonly<Partial<Record<Setting, Readonly<Record<string, string>>>>> = {
  rightSizing: RIGHT_SIZING,
  launchDisposition: DISPOSITION,
  licensing: LICENSING,
  copyPrivateIp: YES_NO,
  copyTags: YES_NO,
};

/** `setting` is a name in JSON, as the API tells differences; one that is newer than this is shown as it is. */
export const settingLabel = (setting: string): string => LABELS[setting as Setting] ?? setting;

/** Undefined: not set. */
export function settingText(setting: string, value: unknown): string | undefined {
  if (value === null || value === undefined) return undefined;
  if (Array.isArray(value)) return value.length > 0 ? value.map(String).join(', ') : 'None';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return CHOICES[setting as Setting]?.[text] ?? text;
}

const ORIGINS: Record<Origin, string> = {
  GROUP: 'set by the group',
  SERVER: 'set for this server',
  DRS: 'left to DRS',
};

export const originText = (origin: Origin): string => ORIGINS[origin];
