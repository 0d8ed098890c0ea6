import { expect, test } from 'vitest';

import type { ExecutionSummary } from '@/api/generated';
import { zListExecutionsResponse } from '@/api/generated/zod.gen';
import { exampleOf } from '@test/examples';

import { parametersOf } from './history-filter';
import { activityOf, outcomeText, serversText, shownStatus } from './history-model';

const [running] = exampleOf('listExecutions', zListExecutionsResponse).items as [ExecutionSummary];
const ended: ExecutionSummary = { ...running, status: 'COMPLETED', outcome: 'All is well.' };
const waiting: ExecutionSummary = {
  ...running,
  status: 'PAUSED',
  awaits: [
    { kind: 'OPERATOR', since: running.startedAt, text: 'It is paused.', until: null, wave: null },
  ],
};

test('a list is asked for often only while something in it runs', () => {
  expect(activityOf({ pages: [{ items: [ended] }, { items: [running] }] })).toBe('ACTIVE');
  expect(activityOf({ pages: [{ items: [ended] }] })).toBe('RESTING');
});

test('a dry run launches none of its servers', () => {
  expect(serversText({ ...ended, isDryRun: true })).toBe('None launched');
});

test('what waits says for what, what has ended says why', () => {
  expect(outcomeText(waiting)).toBe('It is paused.');
  expect(outcomeText(ended)).toBe('All is well.');
});

test('what has ended needs no decision any more', () => {
  expect(shownStatus(waiting).text).toBe('Paused, needs a decision');
  expect(shownStatus({ ...waiting, status: 'CANCELLED' }).text).toBe('Cancelled');
});

test('statuses and modes are offered by their names on screen', () => {
  const [, status, mode] = parametersOf([]);

  expect(status?.options).toContainEqual({ value: 'PARTIAL', label: 'Partly completed' });
  expect(mode?.options.map(({ label }) => label)).toEqual(['Drill', 'Recovery']);
});
