import { screen, within } from '@testing-library/react';
import { beforeAll, beforeEach, expect, test } from 'vitest';

import type { GetPlanResponse, RehearsePlanResponse } from '@/api/generated';
import { zGetPlanResponse, zRehearsePlanResponse } from '@/api/generated/zod.gen';
import { expectAccessible } from '@test/accessible';
import { exampleOf } from '@test/examples';
import { renderPage } from '@test/render';
import { answers, answersEach, neverAnswers, refuses } from '@test/server';

import { changesText } from './changes';
import { RehearsalPage } from './RehearsalPage';

const PATH = '/recovery-plans/p-1/rehearse';
const WEB = 's-0000000000000web1';
const plan = exampleOf('getPlan', zGetPlanResponse);
const rehearsal = exampleOf('rehearsePlan', zRehearsePlanResponse);
const freed: RehearsePlanResponse = {
  ...rehearsal,
  timeline: { ...rehearsal.timeline, p50: '2025-11-30T12:12:00.201692Z', whatIfs: [] },
};
const FREED = [{ kind: 'WITHOUT_DEPENDENCY', wave: 'Web', dependsOn: 'Database' }] as const;

const open = (query = '') =>
  renderPage(RehearsalPage, {
    path: '/plans/:planId/rehearsal',
    at: `/plans/p-1/rehearsal${query}`,
  });

// Loading it for the first time may take longer than a test waits for its page.
beforeAll(() => import('./CourseTables'));

beforeEach(() => {
  answers<GetPlanResponse>('get', '/recovery-plans/p-1', plan);
});

test('a rehearsal tells how long, how sure and why, and is accessible', async () => {
  answers<RehearsePlanResponse>('post', PATH, rehearsal);

  const { container } = open();

  expect(await screen.findByText('22 min')).toBeInTheDocument();
  expect(screen.getByText('At least nine runs of ten end within 4 h.')).toBeInTheDocument();
  expect(screen.getByText(/usual durations of DRS/)).toBeInTheDocument();
  expect(screen.getByText(/nothing is written to AWS/)).toBeInTheDocument();
  expect(screen.getByText(/Launch is 80 % of it/)).toBeInTheDocument();
  await expectAccessible(container);
});

test('says that it waits for the first rehearsal', () => {
  neverAnswers('post', PATH);

  open();

  expect(screen.getByRole('status')).toHaveTextContent('Loading');
});

test('what saves time is tried out, compared, kept in the address, and taken back', async () => {
  const asked = answersEach<RehearsePlanResponse>('post', PATH, [rehearsal, freed]);
  const { user, router } = open();

  await user.click(
    await screen.findByRole('button', { name: 'Try out: Web does not wait for Database' }),
  );

  expect(
    await screen.findByText(/10 min less than the plan as it is, which takes 22 min/),
  ).toBeInTheDocument();
  expect(await asked[1]?.json()).toMatchObject({ changes: FREED });
  expect(router.state.location.search).toContain('changes=');

  await user.click(
    screen.getByRole('button', { name: 'Take back: Web does not wait for Database' }),
  );

  expect(await screen.findByText('Nothing: the plan is rehearsed as it is.')).toBeInTheDocument();
  expect(router.state.location.search).toBe('');
});

test('a link shows what somebody else has tried out', async () => {
  const asked = answers<RehearsePlanResponse>('post', PATH, rehearsal);
  const query = new URLSearchParams({ changes: changesText(FREED) ?? '', without: WEB });

  open(`?${query}`);

  expect(await screen.findByText('Without web-1')).toBeInTheDocument();
  const bodies = await Promise.all(asked.map((request) => request.json()));
  expect(bodies).toContainEqual({ changes: FREED, withoutServerIds: [WEB] });
});

test('a change that is refused says why, and can be taken back', async () => {
  refuses('post', PATH, { status: 422, detail: 'Wave Web does not depend on Database.' });
  const query = new URLSearchParams({ changes: changesText(FREED) ?? '' });
  const { user, router } = open(`?${query}`);
  expect(await screen.findByText('Wave Web does not depend on Database.')).toBeInTheDocument();

  await user.click(screen.getByRole('button', { name: 'Take back what is tried out' }));

  expect(router.state.location.search).toBe('');
});

test('a plan that could not start now is rehearsed all the same, and says what stands against it', async () => {
  const finding = {
    code: 'SERVER_NOT_RECOVERABLE' as const,
    fact: 'web-1 has no recovery point yet.',
    fix: 'Wait for its first one.',
    severity: 'BLOCKER' as const,
    thing: WEB,
    wave: 'Web',
  };
  answers<RehearsePlanResponse>('post', PATH, {
    ...rehearsal,
    isStartable: false,
    findings: [finding],
  });

  open();

  expect(await screen.findByText('A start would be refused now')).toBeInTheDocument();
  expect(screen.getByText('web-1 has no recovery point yet.')).toBeInTheDocument();
});

test('the course is there as tables, too', async () => {
  answers<RehearsePlanResponse>('post', PATH, rehearsal);

  open('?view=WAVES');

  const database = await screen.findByRole('row', {
    name: /1\. Database At the start After 10 min/,
  });
  expect(within(database).getByText('8 min 44 s')).toBeInTheDocument();
});

test('the start takes along which servers are left out', async () => {
  answers<RehearsePlanResponse>('post', PATH, rehearsal);

  open(`?without=${WEB}`);

  expect(await screen.findByRole('link', { name: 'Start…' })).toHaveAttribute(
    'href',
    `/plans/p-1/start?without=${WEB}`,
  );
});
