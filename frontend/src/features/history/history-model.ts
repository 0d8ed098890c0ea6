/** One line of the history, in words. */
import type { ExecutionSummary } from '@/api/generated';
import type { Activity } from '@/lib/polling';
import type { Shown } from '@/ui/status';
import { executionStatus, hasEnded } from '@/ui/status';

interface Pages {
  pages: readonly { items: readonly ExecutionSummary[] }[];
}

/** One that runs is followed; otherwise a new one may come. */
export const activityOf = ({ pages }: Pages): Activity =>
  pages.some(({ items }) => items.some(({ status }) => !hasEnded(status))) ? 'ACTIVE' : 'RESTING';

export const wavesText = ({ wavesEnded, waveCount }: ExecutionSummary): string =>
  `${wavesEnded} of ${waveCount} ended`;

export function serversText(execution: ExecutionSummary): string {
  const { serverCount, serversHealthy, serversFailed, isDryRun } = execution;
  if (isDryRun) return 'None launched';
  const failed = serversFailed > 0 ? `, ${serversFailed} failed` : '';
  return `${serversHealthy} of ${serverCount}${failed}`;
}

/** Why it ended as it did; or what it waits for. */
export function outcomeText({ outcome, awaits }: ExecutionSummary): string {
  return outcome ?? awaits.map(({ text }) => text).join(' ');
}

/** Where it needs somebody now, that is the news. */
export function shownStatus({ status, awaits }: ExecutionSummary): Shown {
  const shown = executionStatus(status);
  if (awaits.length === 0 || hasEnded(status)) return shown;
  return { type: 'warning', text: `${shown.text}, needs a decision` };
}
