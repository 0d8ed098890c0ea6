import { describe, expect, test } from 'vitest';

import type { ServerDrift } from '@/api/generated';

import { driftRows } from './drift-model';

const web: ServerDrift = {
  serverId: 's-1',
  hostname: 'web-1',
  isInStep: true,
  differences: [],
  problem: null,
};
const copied = { setting: 'copyTags', wanted: true, found: false };
const typed = { setting: 'instanceType', wanted: 'm5.large', found: null };

describe('drift', () => {
  test('of a server in step is one row without a setting', () => {
    expect(driftRows([web])).toMatchObject([{ verdict: { text: 'In step' }, setting: '' }]);
  });

  test('is a row for each setting, wanted and found in words', () => {
    const rows = driftRows([{ ...web, isInStep: false, differences: [copied, typed] }]);

    expect(rows).toMatchObject([
      { key: 's-1/copyTags', setting: 'Copy tags', wanted: 'Yes', found: 'No' },
      { key: 's-1/instanceType', wanted: 'm5.large', found: 'Not set' },
    ]);
  });

  test('that is not known is told as unknown, with its reason', () => {
    const rows = driftRows([{ ...web, isInStep: null, problem: 'DRS did not answer.' }]);

    expect(rows).toMatchObject([
      { verdict: { text: 'Could not be compared' }, problem: 'DRS did not answer.' },
    ]);
  });

  test('that is seen is drift, though the rest could not be read', () => {
    const rows = driftRows([
      { ...web, isInStep: false, differences: [copied], problem: 'No template.' },
    ]);

    expect(rows).toMatchObject([{ verdict: { text: 'Drifted' }, problem: 'No template.' }]);
  });
});
