import { expect, test } from 'vitest';

import type { DrillsOverview } from '@/api/generated';

import { dueDrills, periodText } from './drills-model';

const standing: DrillsOverview = {
  period: 'P90D',
  lately: 1,
  counts: [],
  never: [{ planId: 'p-2', planName: 'Payments' }],
  overdue: [{ planId: 'p-3', planName: 'Shop', executionId: 'e-1', at: '2025-08-01T00:00:00Z' }],
};

test('a plan that was never tried is due before those that are overdue', () => {
  expect(dueDrills(standing)).toEqual([
    { planId: 'p-2', planName: 'Payments' },
    { planId: 'p-3', planName: 'Shop', last: { executionId: 'e-1', at: '2025-08-01T00:00:00Z' } },
  ]);
});

test('the period is told in days', () => {
  expect(periodText(standing)).toBe('90 days');
});
