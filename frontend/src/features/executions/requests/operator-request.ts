/** What operators ask of an execution or of one of its waves, by the operations of the API. */

export type ExecutionRequest =
  'pauseExecution' | 'resumeExecution' | 'cancelExecution' | 'terminateInstances';

export type WaveRequest =
  'approveWave' | 'rejectWave' | 'retryWave' | 'retryFailedServers' | 'skipWave';

export type OperatorRequest =
  { action: ExecutionRequest } | { action: WaveRequest; waveNumber: number };

export type Ask = (request: OperatorRequest) => void;

export const WAVE_REQUESTS: readonly { action: WaveRequest; text: string }[] = [
  { action: 'approveWave', text: 'Approve' },
  { action: 'rejectWave', text: 'Reject' },
  { action: 'retryFailedServers', text: 'Retry what failed' },
  { action: 'retryWave', text: 'Retry the whole wave' },
  { action: 'skipWave', text: 'Skip' },
];

const PENDING: Record<string, string> = {
  PAUSE: 'Pause',
  RESUME: 'Resume',
  CANCEL: 'Cancel',
  TERMINATE: 'Terminate instances',
  APPROVE: 'Approve',
  REJECT: 'Reject',
  RETRY_WAVE: 'Retry the whole wave',
  RETRY_FAILED: 'Retry what failed',
  SKIP_WAVE: 'Skip',
};

/** Of a pending request; a newer API may know more kinds. */
export const requestText = (kind: string): string =>
  PENDING[kind] ?? kind.toLowerCase().replaceAll('_', ' ');
