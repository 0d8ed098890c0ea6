import { expect, test } from 'vitest';

import type { Finding } from '@/api/generated';

import { bySeverity, whereToRepair } from './findings-model';

const finding: Finding = {
  code: 'GROUP_EMPTY',
  severity: 'WARNING',
  thing: 'g-7',
  fact: 'Group Web has no servers.',
  fix: 'Add some.',
  wave: null,
};

test('what makes no sense comes before what forbids a start, and warnings come last', () => {
  const all: Finding[] = [
    finding,
    { ...finding, severity: 'BLOCKER' },
    { ...finding, severity: 'ERROR' },
  ];

  expect(bySeverity(all).map(({ severity }) => severity)).toEqual(['ERROR', 'BLOCKER', 'WARNING']);
});

test.each([
  ['g-7', '/groups/g-7'],
  ['s-00000000000000db1', '/servers?text=s-00000000000000db1'],
  ['Database', undefined],
])('a finding about %s is repaired at %s', (thing, to) => {
  expect(whereToRepair({ ...finding, thing })?.to).toBe(to);
});
