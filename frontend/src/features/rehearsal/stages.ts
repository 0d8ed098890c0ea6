/** What a wave spends its time on, in words. */
import type { BindingQuota, Limit, Stage } from '@/api/generated';
import { formatDuration } from '@/lib/duration';
import { formatCount } from '@/lib/format';
import type { Tone } from '@/ui/chart/ChartBar';

import { placeText } from './changes';

/** In the order in which a wave goes through them. */
export const STAGES: readonly Stage[] = [
  'APPROVAL',
  'PREPARATION',
  'QUOTA',
  'LAUNCH',
  'CHECKS',
  'CLOSING',
];

const NAMES: Record<Stage, string> = {
  APPROVAL: 'Approval',
  PREPARATION: 'Preparation',
  QUOTA: 'Waiting for a quota',
  LAUNCH: 'Launch',
  CHECKS: 'Health checks',
  CLOSING: 'Closing',
};

const MEANINGS: Record<Stage, string> = {
  APPROVAL: 'somebody has to say yes',
  PREPARATION: 'settings, and actions before the launch',
  QUOTA: 'DRS allows no more jobs or servers at that moment',
  LAUNCH: 'DRS converts the servers and launches them',
  CHECKS: 'until every server is healthy',
  CLOSING: 'actions after the launch',
};

const TONES: Record<Stage, Tone> = {
  APPROVAL: 'warning',
  PREPARATION: 'quiet',
  QUOTA: 'bad',
  LAUNCH: 'busy',
  CHECKS: 'good',
  CLOSING: 'idle',
};

export const stageText = (stage: Stage): string => NAMES[stage];
export const stageTone = (stage: Stage): Tone => TONES[stage];

export const LEGEND = [
  ...STAGES.map((stage) => ({
    className: `dr-bar dr-bar-${TONES[stage]}`,
    text: `${NAMES[stage]}: ${MEANINGS[stage]}`,
  })),
  {
    className: 'dr-frame dr-frame-critical',
    text: 'On the critical path: a delay there delays the end',
  },
];

const LIMITS: Record<Limit, string> = {
  ONE_JOB_A_SERVER: 'one DRS job a server',
  JOBS: 'DRS jobs at the same time',
  SERVERS_IN_JOBS: 'servers in DRS jobs at the same time',
};

export function quotaWords(quota: BindingQuota | null): string {
  if (!quota) return 'None: no job waits for a quota of DRS';
  const { jobsDelayed, limit, location, waited } = quota;
  const verb = jobsDelayed === 1 ? 'waits' : 'wait';
  const jobs = `${formatCount(jobsDelayed, 'job')} ${verb} ${formatDuration(waited)} in all`;
  return `${LIMITS[limit]}, in ${placeText(location)}: ${jobs}`;
}
