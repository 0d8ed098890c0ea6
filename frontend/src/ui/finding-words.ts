/** What many findings of one kind have in common, in one sentence. */
import type { FindingCode } from '@/api/generated';
import { formatCount } from '@/lib/format';

import type { FindingKind } from './findings-model';
import { nounOf } from './findings-model';

const WORDS: Record<FindingCode, string> = {
  PLAN_HAS_NO_WAVES: 'plans have no waves',
  WAVE_NAME_TWICE: 'waves have the same name',
  DEPENDENCY_UNKNOWN: 'waves wait for others that the plan does not have',
  DEPENDENCY_CYCLE: 'waves would wait for each other in a circle',
  GROUP_UNKNOWN: 'waves use groups that do not exist',
  GROUP_EMPTY: 'they have no servers',
  GROUP_TWICE: 'they are in the plan more than once',
  WAVE_EMPTY: 'waves have nothing to do',
  SERVER_UNKNOWN: 'DRS has no such source servers in the account and Region of their group',
  SERVER_IN_TWO_WAVES: 'they are in two waves',
  SERVER_IN_TWO_GROUPS: 'they are in two groups of a wave',
  OPTIONAL_SERVER_NOT_IN_WAVE: 'they are optional in a wave that does not have them',
  SERVER_NOT_RECOVERABLE: 'DRS can’t launch them',
  SERVER_IN_JOB: 'DRS jobs have them, and DRS allows one job per server',
  SERVER_STALLED: 'replication is stalled, so they go back to their last recovery points',
  RECOVERY_INSTANCE_WOULD_BE_DESTROYED:
    'DRS would delete their recovery instances, which may be in use, before it launches them',
  DRILL_INSTANCE_WOULD_BE_DESTROYED:
    'DRS will delete their drill instances before it launches them',
  RPO_AT_RISK: 'they lag further behind than the plan promises',
  QUOTA_DELAYS_WAVE: 'the quotas of DRS are too small for a whole wave at once',
  LOCATION_UNREACHABLE: 'accounts can’t be reached in Regions that waves need',
  NOT_CHECKED: 'something could not be checked',
  ACTION_HAS_NO_INSTANCES: 'actions have no servers to run on',
  ACTION_HAS_NO_LOCATION: 'automations have no account and Region to run in',
  DOCUMENT_UNKNOWN: 'SSM documents do not exist where they would run',
  CHECK_NEEDS_AGENT: 'something runs before the SSM agent is known to be online',
  CHECKS_SKIPPED_WHEN_STOPPED: 'checks are skipped, because servers are launched stopped',
  INSTANCE_TYPE_IGNORED: 'DRS ignores their instance types, because right-sizing chooses others',
  LAUNCH_CONFIGURATION_MISSING: 'they have no launch configuration in DRS',
  SUBNET_UNKNOWN: 'subnets do not exist, but servers would launch there',
  PRIVATE_IP_TWICE: 'other servers have the same private IPs',
  PRIVATE_IP_OUTSIDE_SUBNET: 'their private IPs are not in their subnets',
  LAUNCH_SETTINGS_CONFLICT: 'their launch settings contradict each other',
  RECOVERY_POINT_GONE: 'the chosen recovery points are not there any more',
  POINT_IN_TIME_TOO_EARLY: 'they have no recovery points that are old enough',
};

/** Of two or more: `10 servers: DRS will delete …`. */
export function kindText({ code, findings }: FindingKind): string {
  // A newer API may know more codes.
  const words: string | undefined = WORDS[code];
  return `${aboutText(findings)}: ${words ?? 'they say the same'}.`;
}

/** `10 servers`; where some are named again, `12 findings about 10 servers`. */
function aboutText(findings: FindingKind['findings']): string {
  const count = formatCount(findings.length, 'finding');
  const noun = nounOf(findings);
  if (!noun) return count;
  const things = new Set(findings.map(({ thing }) => thing)).size;
  const told = formatCount(things, noun);
  return things === findings.length ? told : `${count} about ${told}`;
}
