/** Every status of the product as colour, icon and words; one place, so pages can't differ. */
import type { StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';

import type {
  Mode,
  ObjectiveVerdict,
  ObstacleKind,
  Phase,
  Readiness,
  Replication,
  Status,
  Verdict,
} from '@/api/generated';

export interface Shown {
  type: StatusIndicatorProps.Type;
  text: string;
}

const EXECUTIONS: Record<Status, Shown> = {
  PENDING: { type: 'pending', text: 'Pending' },
  RUNNING: { type: 'in-progress', text: 'Running' },
  PAUSED: { type: 'warning', text: 'Paused' },
  CANCELLING: { type: 'in-progress', text: 'Cancelling' },
  CANCELLED: { type: 'stopped', text: 'Cancelled' },
  COMPLETED: { type: 'success', text: 'Completed' },
  PARTIAL: { type: 'warning', text: 'Partly completed' },
  FAILED: { type: 'error', text: 'Failed' },
};

const WAVES: Record<string, Shown> = {
  WAITING: { type: 'pending', text: 'Waiting' },
  AWAITING_APPROVAL: { type: 'warning', text: 'Awaiting approval' },
  PREPARING: { type: 'in-progress', text: 'Preparing' },
  LAUNCHING: { type: 'in-progress', text: 'Launching' },
  CHECKING: { type: 'in-progress', text: 'Checking health' },
  FINISHING: { type: 'in-progress', text: 'Finishing' },
  COMPLETED: { type: 'success', text: 'Completed' },
  PARTIAL: { type: 'warning', text: 'Partly completed' },
  FAILED: { type: 'error', text: 'Failed' },
  SKIPPED: { type: 'stopped', text: 'Skipped' },
  CANCELLED: { type: 'stopped', text: 'Cancelled' },
};

const SERVERS: Record<string, Shown> = {
  WAITING: { type: 'pending', text: 'Waiting' },
  LAUNCHING: { type: 'in-progress', text: 'Launching' },
  LAUNCHED: { type: 'in-progress', text: 'Launched' },
  CHECKING: { type: 'in-progress', text: 'Checking health' },
  HEALTHY: { type: 'success', text: 'Healthy' },
  FAILED: { type: 'error', text: 'Failed' },
  SKIPPED: { type: 'stopped', text: 'Skipped' },
  TERMINATED: { type: 'stopped', text: 'Terminated' },
};

const JOBS: Record<string, Shown> = {
  QUEUED: { type: 'pending', text: 'Queued' },
  REQUESTED: { type: 'in-progress', text: 'Requested' },
  BACKING_OFF: { type: 'pending', text: 'Waiting to try again' },
  SEEKING: { type: 'in-progress', text: 'Being looked for' },
  RUNNING: { type: 'in-progress', text: 'Running' },
  DONE: { type: 'success', text: 'Done' },
  DROPPED: { type: 'stopped', text: 'Dropped' },
};

const PHASES: Record<Phase, string> = {
  CLEANUP: 'Clean-up',
  SNAPSHOT: 'Snapshot',
  CONVERSION: 'Conversion',
  LAUNCH: 'Launch',
};

const REPLICATION: Record<Replication, Shown> = {
  STOPPED: { type: 'stopped', text: 'Stopped' },
  INITIATING: { type: 'in-progress', text: 'Initiating' },
  INITIAL_SYNC: { type: 'in-progress', text: 'Initial sync' },
  BACKLOG: { type: 'warning', text: 'Backlog' },
  CREATING_SNAPSHOT: { type: 'in-progress', text: 'Creating snapshot' },
  CONTINUOUS: { type: 'success', text: 'Continuous' },
  PAUSED: { type: 'warning', text: 'Paused' },
  RESCAN: { type: 'in-progress', text: 'Rescan' },
  STALLED: { type: 'error', text: 'Stalled' },
  DISCONNECTED: { type: 'error', text: 'Disconnected' },
};

const OBSTACLES: Record<ObstacleKind, string> = {
  REPLICATION_STOPPED: 'Replication is stopped',
  REPLICATION_DISCONNECTED: 'Replication is disconnected',
  NO_RECOVERY_POINT: 'No recovery point yet',
  DISKS_UNKNOWN: 'Not all disks are known to DRS',
};

const VERDICTS: Record<Verdict | ObjectiveVerdict, Shown> = {
  MET: { type: 'success', text: 'Met' },
  AT_RISK: { type: 'warning', text: 'At risk' },
  MISSED: { type: 'error', text: 'Missed' },
  UNKNOWN: { type: 'pending', text: 'Unknown' },
};

const MODES: Record<Mode, string> = { DRILL: 'Drill', RECOVERY: 'Recovery' };

const ENDED: ReadonlySet<Status> = new Set(['CANCELLED', 'COMPLETED', 'PARTIAL', 'FAILED']);

export const executionStatus = (status: Status): Shown => EXECUTIONS[status];
export const hasEnded = (status: Status): boolean => ENDED.has(status);
export const waveStatus = (status: string): Shown => WAVES[status] ?? asItIs(status);
export const jobStatus = (status: string): Shown => JOBS[status] ?? asItIs(status);
export const replicationStatus = (replication: Replication): Shown => REPLICATION[replication];
/** Everything that a server can be filtered by, in the order of DRS. */
export const REPLICATIONS = Object.keys(REPLICATION) as Replication[];
export const OBSTACLE_KINDS = Object.keys(OBSTACLES) as ObstacleKind[];

export const obstacleText = (kind: ObstacleKind): string => OBSTACLES[kind];
export const verdictStatus = (verdict: Verdict | ObjectiveVerdict): Shown => VERDICTS[verdict];
export const modeText = (mode: Mode): string => MODES[mode];

export function serverStatus(status: string, phase?: Phase | null): Shown {
  const shown = SERVERS[status] ?? asItIs(status);
  return phase ? { ...shown, text: `${shown.text}: ${PHASES[phase].toLowerCase()}` } : shown;
}

export function readinessStatus({ isReady, warnings = [] }: Readiness): Shown {
  if (!isReady) return { type: 'error', text: 'Not ready' };
  return warnings.length > 0
    ? { type: 'warning', text: 'Ready, with warnings' }
    : { type: 'success', text: 'Ready' };
}

/** A newer API may know more: then its own word is better than none. */
function asItIs(status: string): Shown {
  const words = status.toLowerCase().replaceAll('_', ' ');
  return { type: 'info', text: words.charAt(0).toUpperCase() + words.slice(1) };
}
