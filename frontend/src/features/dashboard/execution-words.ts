/** Executions in one line: how far they are, and what they wait for. */
import type { ExecutionSummary, WaitingExecution } from '@/api/generated';
import { formatCount } from '@/lib/format';
import { modeText } from '@/ui/status';

export function titleOf({
  mode,
  planName,
  isDryRun,
}: Pick<ExecutionSummary, 'mode' | 'planName' | 'isDryRun'>): string {
  return `${modeText(mode)} of ${planName}${isDryRun ? ' (dry run)' : ''}`;
}

/** No percentages: waves take as long as they take. */
export function progressText(execution: ExecutionSummary): string {
  const { wavesEnded, waveCount, serversHealthy, serversFailed, serverCount } = execution;
  const parts = [
    `${wavesEnded} of ${formatCount(waveCount, 'wave')} ended`,
    `${serversHealthy} of ${formatCount(serverCount, 'server')} healthy`,
    serversFailed > 0 ? `${serversFailed} failed` : '',
  ];
  return parts.filter(Boolean).join(', ');
}

/** A gate and a failure need an answer; a pause only somebody to go on. */
export const WAITS_FOR: Record<WaitingExecution['decision']['kind'], string> = {
  APPROVAL: 'Waits for approval',
  OPERATOR: 'Paused',
  FAILURE: 'Waits for a decision about a failed wave',
};
