/** What will happen when something is asked of an execution, and what will not, before it is asked. */
import type { ExecutionView } from '@/api/generated';
import { formatDuration } from '@/lib/duration';
import { formatCount } from '@/lib/format';

import { inFlight, inFlightText, isSettled, placeText } from '../job-model';
import { isRealRecovery, kindText, runningInstances } from '../progress-model';
import type { ExecutionRequest, OperatorRequest } from './operator-request';
import { waveConfirmation } from './wave-confirmations';

export interface Confirmation {
  title: string;
  /** On the button. */
  confirm: string;
  dismiss?: string;
  will: string[];
  willNot: string[];
  /** The API refuses some requests without one. */
  reason: 'OPTIONAL' | 'REQUIRED';
  /** The plan's name, where a slip in a real recovery would be dear. */
  typed?: string;
}

/** Undefined: the wave is not one of this execution. */
export function confirmationOf(
  request: OperatorRequest,
  view: ExecutionView,
): Confirmation | undefined {
  if (!('waveNumber' in request)) return executionConfirmation(request.action, view);
  const wave = view.waves.find(({ number }) => number === request.waveNumber);
  return wave && waveConfirmation(request.action, wave, view);
}

function executionConfirmation(action: ExecutionRequest, view: ExecutionView): Confirmation {
  switch (action) {
    case 'pauseExecution':
      return pause(view);
    case 'resumeExecution':
      return resumption(view);
    case 'cancelExecution':
      return cancellation(view);
    case 'terminateInstances':
      return termination(view);
  }
}

function pause(view: ExecutionView): Confirmation {
  const busy = inFlightText(inFlight(view));
  return {
    title: `Pause the ${kindText(view)} of ${view.planName}?`,
    confirm: 'Pause',
    will: [
      'Nothing new starts: no wave, no launch, no action.',
      'The time limits of waves and approvals stand still.',
    ],
    willNot: [
      busy
        ? `DRS jobs can't be paused: ${busy} now. They go on, and so do health checks.`
        : 'No DRS job is in flight now. Health checks go on.',
    ],
    reason: 'OPTIONAL',
  };
}

function resumption(view: ExecutionView): Confirmation {
  const failed = view.holds.flatMap((hold) =>
    hold.kind === 'FAILURE' ? view.waves.filter(({ number }) => number === hold.wave) : [],
  );
  const names = failed.map(({ name }) => name).join(', ');
  return {
    title: `Resume the ${kindText(view)} of ${view.planName}?`,
    confirm: 'Resume',
    will: [
      'What was held goes on.',
      ...(names
        ? [`Failed waves are accepted as they are: ${names}. What depends on them starts.`]
        : []),
    ],
    willNot: names ? ['What failed is not tried again. To do that, retry the wave instead.'] : [],
    reason: 'OPTIONAL',
  };
}

function cancellation(view: ExecutionView): Confirmation {
  const busy = inFlightText(inFlight(view));
  const running = runningInstances(view.servers).length;
  const open = view.waveCount - view.wavesEnded;
  return {
    title: `Cancel the ${kindText(view)} of ${view.planName}?`,
    confirm: 'Cancel the execution',
    dismiss: 'Let it run',
    will: [
      `Nothing new starts: ${open} of ${formatCount(view.waveCount, 'wave')} not ended yet. A cancelled execution can not be resumed.`,
    ],
    willNot: [
      busy
        ? `DRS jobs in flight can't be stopped: ${busy} now. They run to their end.`
        : 'No DRS job is in flight now.',
      `Instances are not terminated (${running} now): they stay until ${view.cleanupAfter ? `clean-up, ${formatDuration(view.cleanupAfter)} after the end` : 'somebody terminates them'}.`,
    ],
    reason: 'REQUIRED',
    ...(isRealRecovery(view) ? { typed: view.planName } : {}),
  };
}

function termination(view: ExecutionView): Confirmation {
  const byPlace = instancesByPlace(view);
  const all = byPlace.reduce((sum, { count }) => sum + count, 0);
  return {
    title: `Terminate the instances of this ${kindText(view)}?`,
    confirm: `Terminate ${formatCount(all, 'instance')}`,
    will: [
      ...byPlace.map(
        ({ place, count }) => `Terminated: ${formatCount(count, 'instance')} in ${place}.`,
      ),
      "That can't be undone: what was written to them is lost.",
    ],
    willNot: ['Source servers are not touched: they go on replicating. The report stays.'],
    reason: isRealRecovery(view) ? 'REQUIRED' : 'OPTIONAL',
    ...(isRealRecovery(view) ? { typed: view.planName } : {}),
  };
}

/** Without those that are being terminated already. */
export function instancesByPlace(view: ExecutionView): { place: string; count: number }[] {
  const going = new Set(
    view.terminations.filter((job) => !isSettled(job)).flatMap(({ serverIds }) => serverIds),
  );
  const counts = new Map<string, number>();
  for (const server of runningInstances(view.servers)) {
    if (going.has(server.serverId)) continue;
    const place = placeText(server);
    counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  return [...counts].map(([place, count]) => ({ place, count }));
}
