/** How far an execution has come, in counts, and how it ended. */
import type { ExecutionView, ServerInExecution, Status } from '@/api/generated';
import { formatDuration } from '@/lib/duration';
import { formatCount } from '@/lib/format';
import type { Activity } from '@/lib/polling';
import { executionStatus, hasEnded, modeText } from '@/ui/status';

import { isSettled } from './job-model';

const UNDER_WAY: ReadonlySet<string> = new Set(['LAUNCHING', 'LAUNCHED', 'CHECKING']);

export const isUnderWay = ({ status }: { status: string }): boolean => UNDER_WAY.has(status);

/** Dry runs launch nothing, whatever their mode. */
export const isRealRecovery = ({ mode, isDryRun }: ExecutionView): boolean =>
  mode === 'RECOVERY' && !isDryRun;

/** In the middle of a sentence: `drill`, `real recovery`, `dry run of a drill`. */
export function kindText({ mode, isDryRun }: ExecutionView): string {
  if (isDryRun) return `dry run of a ${modeText(mode).toLowerCase()}`;
  return mode === 'RECOVERY' ? 'real recovery' : 'drill';
}

/** An ended one may still have instances to terminate, and requests to take in. */
export function activityOf(view: ExecutionView): Activity {
  const isTerminating = view.terminations.some((job) => !isSettled(job));
  if (isTerminating || view.pendingRequests.length > 0) return 'ACTIVE';
  if (hasEnded(view.status)) return untilCleanUp(view);
  if (view.status === 'PAUSED') return view.servers.some(isUnderWay) ? 'ACTIVE' : 'RESTING';
  return 'ACTIVE';
}

/** Once its time has come, it may begin at any moment. */
function untilCleanUp({ cleanupAt, now }: ExecutionView): Activity {
  if (!cleanupAt) return 'ENDED';
  return Date.parse(cleanupAt) <= Date.parse(now) ? 'ACTIVE' : 'RESTING';
}

export const wavesText = ({ wavesEnded, waveCount }: ExecutionView): string =>
  `${wavesEnded} of ${formatCount(waveCount, 'wave')} ended`;

export function serversText(view: ExecutionView): string {
  const { serverCount, serversHealthy, serversFailed } = view;
  const parts = [`${serversHealthy} of ${formatCount(serverCount, 'server')} healthy`];
  if (serversFailed > 0) parts.push(`${serversFailed} failed`);
  const busy = view.servers.filter(isUnderWay).length;
  if (busy > 0) parts.push(`${busy} under way`);
  return parts.join(', ');
}

/** What nobody should miss who does not look: its status, and the decisions it waits for. */
export const announcement = ({ status, awaits }: ExecutionView): string =>
  [`${executionStatus(status).text}.`, ...awaits.map(({ text }) => text)].join(' ');

/** Of all servers those whose fate is known, in per cent. */
export function endedPercent({ servers }: ExecutionView): number {
  if (servers.length === 0) return 0;
  const open = servers.filter((server) => server.status === 'WAITING' || isUnderWay(server));
  return Math.round((1 - open.length / servers.length) * 100);
}

export function pointInTimeText(
  point: ExecutionView['pointInTime'],
  timeOf: (moment: string) => string,
): string {
  switch (point.kind) {
    case 'LATEST':
      return 'Most recent data';
    case 'NOT_AFTER':
      return `Not after ${timeOf(point.at)}`;
    case 'SNAPSHOT_PER_SERVER': {
      const chosen = Object.keys(point.snapshots).length;
      return `Chosen for ${formatCount(chosen, 'server')}, most recent data for the others`;
    }
  }
}

const ENDINGS: Partial<Record<Status, Ending['type']>> = {
  COMPLETED: 'success',
  PARTIAL: 'warning',
  FAILED: 'error',
};

export interface Ending {
  type: 'success' | 'warning' | 'error' | 'info';
  header: string;
}

export function endingOf(view: ExecutionView): Ending | undefined {
  if (!view.endedAt || !hasEnded(view.status)) return undefined;
  const { text } = executionStatus(view.status);
  const took = formatDuration(Date.parse(view.endedAt) - Date.parse(view.startedAt));
  return {
    type: ENDINGS[view.status] ?? 'info',
    header: `The ${kindText(view)} is over: ${text.toLowerCase()} after ${took}`,
  };
}

export const runningInstances = (servers: readonly ServerInExecution[]): ServerInExecution[] =>
  servers.filter(({ instance }) => instance?.isRunning);
