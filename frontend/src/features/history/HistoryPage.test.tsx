import { screen, within } from '@testing-library/react';
import { beforeAll, beforeEach, expect, test } from 'vitest';

import type { ExecutionSummary, ListExecutionsResponse, ListPlansResponse } from '@/api/generated';
import { zListExecutionsResponse, zListPlansResponse } from '@/api/generated/zod.gen';
import { expectAccessible } from '@test/accessible';
import { exampleOf } from '@test/examples';
import { renderPage } from '@test/render';
import { answers, answersEach, neverAnswers, refuses } from '@test/server';

import { HistoryPage } from './HistoryPage';

const [running] = exampleOf('listExecutions', zListExecutionsResponse).items as [ExecutionSummary];
const ended: ExecutionSummary = {
  ...running,
  executionId: 'e-2',
  mode: 'RECOVERY',
  status: 'PARTIAL',
  outcome: 'Wave Web is PARTIAL.',
  endedAt: '2025-11-30T12:45:00Z',
  serversHealthy: 2,
  serversFailed: 1,
  wavesEnded: 2,
  instancesRunning: 2,
};
const pageOf = (items: ExecutionSummary[], nextToken: string | null = null) => ({
  items,
  nextToken,
});

// Loading it for the first time may take longer than a test waits for its page.
beforeAll(() => import('./HistoryTable'));

beforeEach(() => {
  answers<ListPlansResponse>('get', '/recovery-plans', exampleOf('listPlans', zListPlansResponse));
});

test('executions are listed with how they came out, accessibly', async () => {
  answers<ListExecutionsResponse>('get', '/executions', pageOf([running, ended]));

  const { container } = renderPage(HistoryPage);

  const row = await screen.findByRole('row', { name: /Partly completed RECOVERY/ });
  expect(row).toHaveTextContent('45 min');
  expect(row).toHaveTextContent('2 of 3, 1 failed');
  expect(row).toHaveTextContent('2 running');
  expect(within(row).getByRole('link')).toHaveAttribute('href', '/executions/e-2');
  await expectAccessible(container);
});

test('an execution that needs a decision says so', async () => {
  const waiting: ExecutionSummary = {
    ...running,
    status: 'RUNNING',
    awaits: [
      { kind: 'APPROVAL', since: '2025-11-30T12:00:00Z', text: 'Wave Web.', until: null, wave: 2 },
    ],
  };
  answers<ListExecutionsResponse>('get', '/executions', pageOf([waiting]));

  renderPage(HistoryPage);

  expect(await screen.findByText('Running, needs a decision')).toBeInTheDocument();
});

test('says that they are being loaded', async () => {
  neverAnswers('get', '/executions');

  renderPage(HistoryPage);

  expect(await screen.findByText('Loading executions')).toBeInTheDocument();
});

test('where nothing was started yet, it leads to the plans', async () => {
  answers<ListExecutionsResponse>('get', '/executions', pageOf([]));

  renderPage(HistoryPage);

  expect(await screen.findByRole('link', { name: 'Open the recovery plans' })).toHaveAttribute(
    'href',
    '/plans',
  );
});

test('the filter of the address is asked of the API, until it is cleared', async () => {
  const asked = answers<ListExecutionsResponse>('get', '/executions', pageOf([]));
  const { user, router } = renderPage(HistoryPage, {
    at: '/executions?planId=p-1&status=FAILED&mode=DRILL&unfinished=INSTANCES_LEFT&since=2025-11-01T00:00:00Z&until=2025-12-01T00:00:00Z',
  });
  expect(await screen.findByText('No executions match the filter.')).toBeInTheDocument();

  const { searchParams } = new URL(asked[0]?.url ?? '');
  expect(Object.fromEntries(searchParams)).toMatchObject({
    planId: 'p-1',
    status: 'FAILED',
    mode: 'DRILL',
    unfinished: 'INSTANCES_LEFT',
    since: '2025-11-01T00:00:00Z',
    until: '2025-12-01T00:00:00Z',
  });
  await user.click(screen.getByRole('button', { name: 'Clear the filter' }));

  expect(router.state.location.search).toBe('');
});

test('what the API would refuse is not asked of it', async () => {
  const asked = answers<ListExecutionsResponse>('get', '/executions', pageOf([running]));

  renderPage(HistoryPage, { at: '/executions?status=BROKEN' });

  await screen.findByRole('row', { name: /Web shop/ });
  expect(new URL(asked[0]?.url ?? '').searchParams.has('status')).toBe(false);
});

test('the next page is asked for when somebody turns to it', async () => {
  const asked = answersEach<ListExecutionsResponse>('get', '/executions', [
    pageOf([ended], 'next'),
    pageOf([{ ...ended, planName: 'Payments' }]),
  ]);
  const { user } = renderPage(HistoryPage);
  await screen.findByRole('row', { name: /Web shop/ });

  await user.click(screen.getByRole('button', { name: 'Next page' }));

  expect(await screen.findByRole('row', { name: /Payments/ })).toBeInTheDocument();
  expect(new URL(asked[1]?.url ?? '').searchParams.get('pageToken')).toBe('next');
});

test('a list that could not be loaded says why', async () => {
  refuses('get', '/executions', { status: 403, detail: 'This needs the role Viewer.' });

  renderPage(HistoryPage);

  expect(await screen.findByText('This needs the role Viewer.')).toBeInTheDocument();
});
