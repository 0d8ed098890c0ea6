import { expect, test } from 'vitest';

import type { Severity } from '@/api/generated';
import { zValidatePlanResponse } from '@/api/generated/zod.gen';
import { exampleOf } from '@test/examples';

import { startability } from './startability';

const sound = exampleOf('validatePlan', zValidatePlanResponse);
const found = (...severities: Severity[]) =>
  severities.map((severity) => ({
    code: 'SERVER_STALLED' as const,
    severity,
    thing: 's-00000000000000db1',
    fact: 'Replication of server db-1 is stalled.',
    fix: 'Restore the connection of its agent.',
    wave: 'Database',
  }));

test('a plan without findings can start', () => {
  expect(startability(sound)).toEqual({
    shown: { type: 'success', text: 'Yes' },
    findings: undefined,
  });
});

test('warnings forbid no start, and are counted', () => {
  expect(startability({ ...sound, findings: found('WARNING', 'WARNING') })).toEqual({
    shown: { type: 'warning', text: 'Yes' },
    findings: '2 warnings',
  });
});

test('what forbids a start comes first', () => {
  const judged = { ...sound, isStartable: false, findings: found('WARNING', 'BLOCKER', 'ERROR') };

  expect(startability(judged)).toEqual({
    shown: { type: 'error', text: 'No' },
    findings: '2 findings forbid it, 1 warning',
  });
});
