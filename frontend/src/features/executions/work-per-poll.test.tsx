import { screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

import type { ExecutionView, GetExecutionResponse } from '@/api/generated';
import * as awsConsole from '@/lib/aws-console';
import { aLargeExecution } from '@test/executions';
import { answers } from '@test/server';

import { ADDRESS, show } from './ExecutionPage.fixture';
import * as words from './timeline/row-words';

/** Called once by each row that is rendered. */
const rendered = vi.spyOn(words, 'rowLabel');
/** Called once by each row of the table that is rendered, and has an instance. */
const linked = vi.spyOn(awsConsole, 'instanceLink');
const large = aLargeExecution(300, 20);

/** The tab is seen again, so the page asks at once; the reason tells when the answer is shown. */
async function poll(parts: Partial<ExecutionView>): Promise<void> {
  const answer = { ...large, ...parts, revision: 2, now: '2025-11-30T13:00:00Z', reason: 'Again' };
  answers<GetExecutionResponse>('get', ADDRESS, answer);
  window.dispatchEvent(new Event('visibilitychange'));
  await screen.findByText(/: Again/);
}

function withStatus(index: number, status: string): Pick<ExecutionView, 'servers' | 'waves'> {
  const servers = large.servers.map((server, at) =>
    at === index ? { ...server, status } : server,
  );
  const number = servers[index]?.wave;
  const waves = large.waves.map((wave) =>
    wave.number === number ? { ...wave, serversByStatus: { HEALTHY: 14, [status]: 1 } } : wave,
  );
  return { servers, waves };
}

describe('the timeline', () => {
  beforeEach(async () => {
    const { user } = show(large);
    await user.click(await screen.findByRole('button', { name: 'Show servers' }));
    rendered.mockClear();
  });
  afterEach(() => {
    rendered.mockClear();
  });

  test('of 320 rows only those in view are in the page', () => {
    expect(screen.getAllByRole('treeitem').length).toBeLessThan(25);
  });

  test('an answer with nothing new about waves and servers renders no row', async () => {
    await poll({});

    expect(rendered).not.toHaveBeenCalled();
  });

  test('one changed server of 300 renders its row and that of its wave', async () => {
    await poll(withStatus(15, 'FAILED'));

    expect(rendered).toHaveBeenCalledTimes(2);
    expect(screen.getByRole('treeitem', { name: /app-2-0: Failed/ })).toBeInTheDocument();
  });

  test('a changed server that is not in view renders nothing', async () => {
    await poll(withStatus(299, 'FAILED'));

    expect(rendered).not.toHaveBeenCalled();
  });
});

describe('the table of servers', () => {
  beforeEach(async () => {
    show(large, '?tab=servers');
    await screen.findByRole('button', { name: 'app-1-0' });
    linked.mockClear();
  });

  test('is not rendered by an answer with nothing new about servers', async () => {
    await poll({});

    expect(linked).not.toHaveBeenCalled();
  });

  test('renders the row of the one server that has changed', async () => {
    const servers = large.servers.map((server, at) =>
      at === 0 ? { ...server, reason: 'Its disk is full.' } : server,
    );

    await poll({ servers });

    expect(screen.getByText('Its disk is full.')).toBeInTheDocument();
    expect(linked).toHaveBeenCalledTimes(1);
  });
});
