/** What will happen when something is asked of a wave, and what will not, before it is asked. */
import type { ExecutionView, FailurePolicy, ServerInExecution, WaveView } from '@/api/generated';
import { formatCount } from '@/lib/format';

import { isRealRecovery } from '../progress-model';
import type { Confirmation } from './confirmation';
import type { WaveRequest } from './operator-request';

const POLICIES: Record<FailurePolicy, string> = {
  STOP: 'Its failure policy is to stop: nothing new starts, and the execution fails.',
  CONTINUE: 'Its failure policy is to continue: the other waves go on.',
  PAUSE: 'Its failure policy is to pause: the execution waits for somebody to decide.',
};

const NAMED_AT_MOST = 8;

export function waveConfirmation(
  action: WaveRequest,
  wave: WaveView,
  view: ExecutionView,
): Confirmation {
  const servers = view.servers.filter((server) => server.wave === wave.number);
  switch (action) {
    case 'approveWave':
      return approval(wave, servers, view);
    case 'rejectWave':
      return rejection(wave, servers);
    case 'retryWave':
      return retryOfAll(wave, servers, view);
    case 'retryFailedServers':
      return retryOfFailed(wave, servers);
    case 'skipWave':
      return skipping(wave, servers, view);
  }
}

function approval(
  wave: WaveView,
  servers: readonly ServerInExecution[],
  view: ExecutionView,
): Confirmation {
  const launched = formatCount(servers.length, 'server');
  return {
    title: `Approve wave ${wave.name}?`,
    confirm: 'Approve',
    will: [
      view.status === 'PAUSED'
        ? 'The wave starts as soon as the execution is resumed: it is paused now.'
        : 'The wave starts now.',
      view.isDryRun ? 'It is a dry run: no server is launched.' : `It launches ${launched}.`,
    ],
    willNot: ['Other waves that wait for approval go on waiting.'],
    reason: 'OPTIONAL',
  };
}

function rejection(wave: WaveView, servers: readonly ServerInExecution[]): Confirmation {
  return {
    title: `Reject wave ${wave.name}?`,
    confirm: 'Reject',
    will: ['The wave fails.', POLICIES[wave.onFailure]],
    willNot: [
      servers.length === 1
        ? 'Its server is not launched.'
        : `None of its ${formatCount(servers.length, 'server')} is launched.`,
    ],
    reason: 'REQUIRED',
  };
}

function retryOfAll(
  wave: WaveView,
  servers: readonly ServerInExecution[],
  view: ExecutionView,
): Confirmation {
  const running = servers.filter(({ instance }) => instance?.isRunning).length;
  return {
    title: `Retry the whole wave ${wave.name}?`,
    confirm: 'Retry the whole wave',
    will: [
      `${formatCount(servers.length, 'server')} launched anew, the healthy ones too.`,
      running > 0
        ? `DRS deletes ${formatCount(running, 'instance')} that it had launched, with everything written to them since.`
        : 'No instance of the wave is left that DRS would delete.',
    ],
    willNot: ['Waves that have ended stay as they are.'],
    reason: 'OPTIONAL',
    ...(isRealRecovery(view) ? { typed: view.planName } : {}),
  };
}

function retryOfFailed(wave: WaveView, servers: readonly ServerInExecution[]): Confirmation {
  const failed = servers.filter(({ status }) => status === 'FAILED' || status === 'SKIPPED');
  const healthy = servers.filter(({ status }) => status === 'HEALTHY').length;
  return {
    title: `Retry what failed in wave ${wave.name}?`,
    confirm: 'Retry what failed',
    will: [
      failed.length > 0
        ? `Tried again: ${namesText(failed)}. DRS deletes the instances that they had.`
        : 'No server failed: the closing actions of the wave are run again.',
    ],
    willNot: [`${formatCount(healthy, 'healthy server')} not touched.`],
    reason: 'OPTIONAL',
  };
}

function skipping(
  wave: WaveView,
  servers: readonly ServerInExecution[],
  view: ExecutionView,
): Confirmation {
  const behind = view.waves.filter(({ dependsOn }) => dependsOn.includes(wave.name));
  const hasRun = wave.startedAt !== null;
  return {
    title: `Skip wave ${wave.name}?`,
    confirm: 'Skip',
    will: [
      'The wave is passed over. That can not be taken back.',
      behind.length > 0
        ? `Waves that depend on it may start without it: ${behind.map(({ name }) => name).join(', ')}.`
        : 'No wave depends on it.',
    ],
    willNot: [
      hasRun
        ? 'What failed in it is not tried again. Its instances stay.'
        : `Its ${formatCount(servers.length, 'server')} will not be launched.`,
    ],
    reason: 'REQUIRED',
  };
}

function namesText(servers: readonly ServerInExecution[]): string {
  const names = servers.slice(0, NAMED_AT_MOST).map(({ hostname }) => hostname);
  const more = servers.length - names.length;
  return names.join(', ') + (more > 0 ? ` and ${more} more` : '');
}
