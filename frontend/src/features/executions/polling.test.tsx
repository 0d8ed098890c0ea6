import { act, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import type { ExecutionView, GetExecutionResponse } from '@/api/generated';
import { anExecution, minutes } from '@test/executions';
import { answers } from '@test/server';

import { ADDRESS, show } from './ExecutionPage.fixture';

const running = anExecution({ status: 'RUNNING', reason: 'First' });

const ROUNDS = 5_000;

/** Time stands still for the page, but what is due is done, and answers come all the same. */
async function until(isSo: () => unknown): Promise<void> {
  for (let round = 0; !isSo(); round += 1) {
    if (round === ROUNDS) throw new Error(`It is not so: ${String(isSo)}`);
    await pass(0);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

async function open(view: ExecutionView): Promise<void> {
  show(view);
  await until(() => screen.queryByText(new RegExp(`: ${view.reason}$`)));
}

/** The questions about the execution itself from now on; its prediction is asked for once. */
function askedFrom(view: ExecutionView): () => number {
  const asked = answers<GetExecutionResponse>('get', ADDRESS, view);
  return () => asked.filter(({ url }) => !url.includes('include')).length;
}

const pass = (milliseconds: number) => act(() => vi.advanceTimersByTimeAsync(milliseconds));

beforeEach(() => {
  vi.useFakeTimers({
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'],
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test('while it runs, what the API knows is on the page within two seconds', async () => {
  await open(running);
  answers<GetExecutionResponse>('get', ADDRESS, { ...running, reason: 'Second', revision: 9 });

  await pass(2_000);

  await until(() => screen.queryByText(/: Second$/));
});

test('once nothing is to come, it is not asked for again', async () => {
  const ended = { ...running, status: 'COMPLETED', endedAt: minutes(42), cleanupAt: null } as const;
  await open(ended);
  const asked = askedFrom(ended);

  await pass(60_000);

  expect(asked()).toBe(0);
});

test('a page that nobody sees asks nothing, and asks at once when it is seen again', async () => {
  await open(running);
  const asked = askedFrom(running);
  const visibility = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
  window.dispatchEvent(new Event('visibilitychange'));

  await pass(60_000);
  const whileHidden = asked();
  visibility.mockReturnValue('visible');
  window.dispatchEvent(new Event('visibilitychange'));

  expect(whileHidden).toBe(0);
  await until(() => asked() === 1);
});
