/** What keeps an execution from going on, in the order in which somebody should look at it. */
import type { ExecutionView, GateTimeout, PendingRequest, Reason, WaveView } from '@/api/generated';
import { formatDuration } from '@/lib/duration';

import { requestText } from '../requests/operator-request';

export interface AtGate {
  wave: WaveView;
  instructions: string;
  since: string;
}

export function gatesOf(waves: readonly WaveView[]): AtGate[] {
  return waves.flatMap((wave) =>
    wave.gate?.waitingSince
      ? [{ wave, instructions: wave.gate.instructions, since: wave.gate.waitingSince }]
      : [],
  );
}

const AT_TIMEOUT: Record<GateTimeout, string> = {
  REJECT: 'the wave is rejected and its failure policy decides about the others',
  APPROVE: 'the wave is approved by itself and starts',
};

/** While it is paused, the moment moves with every second that passes. */
export function gateTimeoutText(wave: WaveView, isPaused: boolean, now: number): string {
  const { gate, deadline } = wave;
  if (!gate || !deadline) return 'It waits until somebody decides.';
  const then = AT_TIMEOUT[gate.onTimeout];
  if (isPaused) return `If nobody decides, ${then}. The time for that stands still in a pause.`;
  const left = Date.parse(deadline) - now;
  return left > 0
    ? `If nobody decides within ${formatDuration(left)}, ${then}.`
    : `The time to decide is over: ${then}.`;
}

/** The wave that a request for it is already on its way to. */
export function pendingAt(
  requests: readonly PendingRequest[],
  wave: WaveView,
): PendingRequest | undefined {
  return requests.find((request) => request.wave === wave.name);
}

export function pendingText({ kind, wave, by, why }: PendingRequest): string {
  const what = wave ? `${requestText(kind)}, wave ${wave}` : requestText(kind);
  return `${what}: asked for by ${by.name}${why ? ` (${why})` : ''}`;
}

/** Decisions that somebody must make, and what is left at the end, are told in full elsewhere. */
export function otherWaits(view: ExecutionView): Reason[] {
  if (view.endedAt) return [];
  const told = new Set(view.awaits.map(({ text }) => text));
  return view.waits.filter(({ text }) => !told.has(text));
}

/** Whether there is anything to say besides how far it is. */
export const needsAttention = (view: ExecutionView): boolean =>
  gatesOf(view.waves).length +
    view.holds.length +
    view.pendingRequests.length +
    otherWaits(view).length >
    0 || isStopping(view);

export const isStopping = ({ stoppingBecause, endedAt }: ExecutionView): boolean =>
  stoppingBecause !== null && endedAt === null;
