/** Operations as one would say what somebody did. */
import type { AuditRecord } from '@/api/generated';

const DONE: Record<string, string> = {
  registerAccount: 'Registered the account',
  updateAccount: 'Changed the account',
  deleteAccount: 'Removed the account',
  createGroup: 'Created the group',
  updateGroup: 'Changed the group',
  deleteGroup: 'Deleted the group',
  createPlan: 'Created the plan',
  updatePlan: 'Changed the plan',
  deletePlan: 'Deleted the plan',
  startExecution: 'Started the execution',
  pauseExecution: 'Asked for a pause',
  resumeExecution: 'Asked to go on',
  cancelExecution: 'Asked to cancel',
  terminateInstances: 'Asked to terminate instances',
  approveWave: 'Approved a wave',
  rejectWave: 'Rejected a wave',
  retryWave: 'Asked to retry a wave',
  retryFailedServers: 'Asked to retry failed servers',
  skipWave: 'Asked to skip a wave',
};

const DONE_IN_IMPORT: Record<AuditRecord['kind'], readonly [string, string]> = {
  ACCOUNT: ['Imported the account', 'Changed the account by an import'],
  GROUP: ['Imported the group', 'Changed the group by an import'],
  PLAN: ['Imported the plan', 'Changed the plan by an import'],
  EXECUTION: ['Imported the execution', 'Changed the execution by an import'],
};

/** Newer operations are told by their name. */
export function deedOf({ operation, kind, before }: AuditRecord): string {
  if (operation === 'importConfiguration') return DONE_IN_IMPORT[kind][before ? 1 : 0];
  return DONE[operation] ?? operation;
}

/** Of an execution the audit keeps what was asked for; of everything else, how it was and is. */
export function pictureTitle({ kind, before, after }: AuditRecord): string {
  if (kind === 'EXECUTION') return 'What was asked for';
  if (!before) return 'As it was created';
  return after ? 'What has changed' : 'As it was before it went';
}

export const hasTwoPictures = ({ before, after }: AuditRecord): boolean =>
  before !== null && after !== null;
