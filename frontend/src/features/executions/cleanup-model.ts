/** What becomes of the instances of an execution, and when. */
import type { ExecutionView } from '@/api/generated';
import { hasEnded } from '@/ui/status';

import { isSettled } from './job-model';

export type CleanUp =
  | { kind: 'AFTER_ITS_END'; after: string }
  | { kind: 'ON_REQUEST' }
  | { kind: 'DUE'; at: string }
  | { kind: 'OVERDUE'; at: string; why: string }
  | { kind: 'TERMINATING'; instances: number }
  | { kind: 'NOTHING_LEFT'; terminatedAt: string | null };

export function cleanUpOf(view: ExecutionView, now: number): CleanUp {
  const { terminations, cleanupAt, cleanupAfter, instancesRunning } = view;
  const open = terminations.filter((job) => !isSettled(job));
  if (open.length > 0) {
    return { kind: 'TERMINATING', instances: open.flatMap(({ serverIds }) => serverIds).length };
  }
  if (cleanupAt) {
    if (Date.parse(cleanupAt) > now) return { kind: 'DUE', at: cleanupAt };
    return { kind: 'OVERDUE', at: cleanupAt, why: whyOverdue(view) };
  }
  if (!hasEnded(view.status)) {
    return cleanupAfter ? { kind: 'AFTER_ITS_END', after: cleanupAfter } : { kind: 'ON_REQUEST' };
  }
  if (instancesRunning > 0) return { kind: 'ON_REQUEST' };
  return { kind: 'NOTHING_LEFT', terminatedAt: lastEnd(view) };
}

/** What was launched but not seen may still come up: until it is given up, clean-up is not over. */
function whyOverdue({ waves, instancesRunning }: ExecutionView): string {
  const isAwaited = waves.some(({ jobs }) => jobs.some((job) => !isSettled(job)));
  if (isAwaited) return 'it waits for instances that DRS jobs may still bring up.';
  return instancesRunning > 0
    ? 'it begins with the next step of the execution.'
    : 'the next step of the execution ends it.';
}

function lastEnd({ terminations }: ExecutionView): string | null {
  const ends = terminations.flatMap(({ endedAt }) => endedAt ?? []);
  return ends.toSorted().at(-1) ?? null;
}
