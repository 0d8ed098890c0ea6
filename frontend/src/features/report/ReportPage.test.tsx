import { screen, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { afterEach, expect, test, vi } from 'vitest';

import type { GetReportResponse } from '@/api/generated';
import { zGetReportResponse } from '@/api/generated/zod.gen';
import { expectAccessible } from '@test/accessible';
import { exampleOf } from '@test/examples';
import { renderPage } from '@test/render';
import { answers, API, neverAnswers, refuses, server } from '@test/server';

import { ReportPage } from './ReportPage';

const PATH = '/executions/e-1/report';
const report = exampleOf('getReport', zGetReportResponse);
const open = () => renderPage(ReportPage, { path: '/executions/:executionId/report', at: PATH });

afterEach(() => vi.restoreAllMocks());

test('a report tells what was promised and achieved, and is accessible', async () => {
  answers<GetReportResponse>('get', PATH, {
    ...report,
    rto: { ...report.rto, objective: 'PT4H', verdict: 'MET' },
  });

  const { container } = open();

  expect(await screen.findByText('Met')).toBeInTheDocument();
  expect(screen.getByText(report.rto.explanation)).toBeInTheDocument();
  expect(screen.getByText('It took 24 s longer than predicted.')).toBeInTheDocument();
  const servers = screen.getByRole('region', { name: 'Servers' });
  expect(within(servers).getByRole('row', { name: /db-1.*Healthy/ })).toHaveTextContent('9 min');
  const events = screen.getByRole('region', { name: 'Events' });
  expect(within(events).getByText('It was started.')).toBeInTheDocument();
  await expectAccessible(container);
});

test('says that it is being made', () => {
  neverAnswers('get', PATH);

  open();

  expect(screen.getByRole('status')).toHaveTextContent('Loading');
});

test('before the end it says that it is no evidence yet', async () => {
  answers<GetReportResponse>('get', PATH, { ...report, status: 'RUNNING', endedAt: null });

  open();

  expect(await screen.findByText(/evidence once the execution has ended/)).toBeInTheDocument();
});

test('an execution that is not known says so', async () => {
  refuses('get', PATH, { status: 404, detail: 'There is no execution e-1.' });

  open();

  expect(await screen.findByText('There is no execution e-1.')).toBeInTheDocument();
});

test('it is downloaded with the token, as the API makes it', async () => {
  answers<GetReportResponse>('get', PATH, report);
  const { user } = open();
  await screen.findByText(report.rto.explanation);
  const asked: Request[] = [];
  server.use(
    http.get(API + PATH, ({ request }) => {
      asked.push(request.clone());
      return HttpResponse.text('server,outcome\n');
    }),
  );
  const saved = vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:report');

  await user.click(screen.getByRole('button', { name: 'Download' }));
  await user.click(screen.getByRole('menuitem', { name: /CSV/ }));

  await vi.waitFor(() => expect(saved).toHaveBeenCalled());
  expect(asked[0]?.headers.get('Authorization')).toBe('token');
  expect(new URL(asked[0]?.url ?? '').searchParams.get('format')).toBe('csv');
  const blob = saved.mock.calls[0]?.[0] as Blob;
  expect(await blob.text()).toBe('server,outcome\n');
});

test('it is printed', async () => {
  answers<GetReportResponse>('get', PATH, report);
  const print = vi.spyOn(window, 'print').mockImplementation(() => undefined);
  const { user } = open();
  await screen.findByText(report.rto.explanation);

  await user.click(screen.getByRole('button', { name: 'Print' }));

  expect(print).toHaveBeenCalled();
});
