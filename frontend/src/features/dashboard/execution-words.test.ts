import { expect, test } from 'vitest';

import type { ExecutionSummary } from '@/api/generated';
import { zGetOverviewResponse } from '@/api/generated/zod.gen';
import { exampleOf } from '@test/examples';

import { progressText, titleOf } from './execution-words';

const [active] = exampleOf('getOverview', zGetOverviewResponse).executions.active as [
  ExecutionSummary,
];

test('an execution is called by its mode and its plan', () => {
  expect(titleOf(active)).toBe('Drill of Web shop');
  expect(titleOf({ ...active, mode: 'RECOVERY', isDryRun: true })).toBe(
    'Recovery of Web shop (dry run)',
  );
});

test('progress is counted, not guessed', () => {
  expect(progressText(active)).toBe('0 of 2 waves ended, 0 of 3 servers healthy');
  expect(progressText({ ...active, serversFailed: 1 })).toMatch(/, 1 failed$/);
});
