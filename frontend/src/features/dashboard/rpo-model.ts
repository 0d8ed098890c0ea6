/** Whether a plan keeps its RPO at this moment, in words. What is not known is never called kept. */
import type { PlanRpo, ServerBehind } from '@/api/generated';
import { formatDuration } from '@/lib/duration';
import { formatCount } from '@/lib/format';
import type { Shown } from '@/ui/status';

export function rpoStatus({ breaching, servers, unknown, unseen, unread }: PlanRpo): Shown {
  if (breaching > 0) {
    return { type: 'error', text: `Broken by ${breaching} of ${formatCount(servers, 'server')}` };
  }
  const notKnown = unknown + unseen;
  if (notKnown > 0) {
    return { type: 'warning', text: `Not known of ${formatCount(notKnown, 'server')}` };
  }
  if (unread.length > 0) return { type: 'warning', text: 'Kept when it was last read' };
  if (servers === 0) return { type: 'pending', text: 'It has no servers' };
  const all = servers === 1 ? 'its server' : `all ${servers} servers`;
  return { type: 'success', text: `Kept by ${all}` };
}

export function behindText({ hostname, behind, measure }: ServerBehind): string {
  const span = formatDuration(behind);
  return measure === 'LAG'
    ? `${hostname} lags ${span} behind`
    : `${hostname} had its last recovery point ${span} ago`;
}

/** Beside the status: what it could not take into account. */
export function rpoGaps({ breaching, unknown, unseen, unread }: PlanRpo): string {
  const gaps = [
    breaching > 0 && unknown + unseen > 0
      ? `Not known of ${formatCount(unknown + unseen, 'server')}.`
      : '',
    unread.length > 0
      ? `Not read now: ${unread.map(({ accountId, region }) => `${accountId} in ${region}`).join(', ')}.`
      : '',
  ];
  return gaps.filter(Boolean).join(' ');
}
