/** The page of an execution for tests, and two executions: one that runs, one that is over. */
import type { ExecutionView, GetExecutionResponse } from '@/api/generated';
import {
  aHealthyServer,
  aJob,
  anExecution,
  aPrediction,
  aServer,
  atGate,
  aWave,
  may,
  mayNot,
  minutes,
} from '@test/executions';
import { renderPage } from '@test/render';
import { answers } from '@test/server';

import { ExecutionPage } from './ExecutionPage';

export const ADDRESS = '/executions/e-1';

export const running = anExecution({
  planName: 'Storefront',
  allowedActions: [
    may('pauseExecution'),
    may('cancelExecution'),
    mayNot('resumeExecution', 'It is RUNNING, not paused.'),
    mayNot('terminateInstances', 'It is RUNNING: cancel it first, or wait for its end.'),
  ],
  waves: [
    aWave({ status: 'LAUNCHING', startedAt: minutes(0), jobs: [aJob()] }),
    atGate({ number: 2, name: 'Payments' }),
  ],
  servers: [
    aServer({ status: 'LAUNCHING', launchingSince: minutes(0) }),
    aServer({ serverId: 's-0000000000000pay1', hostname: 'pay-1', wave: 2 }),
  ],
  prediction: aPrediction(),
});
export const over = anExecution({
  status: 'PARTIAL',
  endedAt: minutes(42),
  outcome: '1 of 2 waves fell short.',
  cleanupAt: minutes(120),
  servers: [aHealthyServer()],
  allowedActions: [may('terminateInstances')],
});

export function show(view: ExecutionView, query = '') {
  const asked = answers<GetExecutionResponse>('get', ADDRESS, view);
  const page = renderPage(ExecutionPage, {
    at: ADDRESS + query,
    path: '/executions/:executionId',
  });
  return { ...page, asked };
}
