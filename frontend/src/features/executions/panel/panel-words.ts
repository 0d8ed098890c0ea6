/** Words for what only the split panel shows. */
import type { ActionStatus, FailurePolicy } from '@/api/generated';
import type { Shown } from '@/ui/status';

const POLICIES: Record<FailurePolicy, string> = {
  STOP: 'The execution stops',
  CONTINUE: 'The others go on',
  PAUSE: 'The execution pauses until somebody decides',
};

const ACTIONS: Record<ActionStatus, Shown> = {
  WAITING: { type: 'pending', text: 'Waiting' },
  RUNNING: { type: 'in-progress', text: 'Running' },
  PASSED: { type: 'success', text: 'Passed' },
  FAILED: { type: 'error', text: 'Failed' },
  SKIPPED: { type: 'stopped', text: 'Skipped' },
  UNKNOWN: { type: 'warning', text: 'Unknown: see the events' },
};

export const policyText = (policy: FailurePolicy): string => POLICIES[policy];
export const actionStatus = (status: ActionStatus): Shown => ACTIONS[status];
