import { describe, expect, test } from 'vitest';

import type { Change } from './changes';
import { changesOf, changesText, isTried, wordsOf } from './changes';

const freed: Change = { kind: 'WITHOUT_DEPENDENCY', wave: 'Web', dependsOn: 'Database' };
const location = { accountId: '111122223333', region: 'eu-west-1' };
const quota: Change = { kind: 'WITH_QUOTA', limit: 'JOBS', allowed: 40, location };

describe('what is tried out', () => {
  test('is told in words', () => {
    expect(wordsOf(freed)).toBe('Web does not wait for Database');
    expect(wordsOf(quota)).toBe('40 DRS jobs at the same time in 111122223333, eu-west-1');
  });

  test('may be a quota that limits nothing', () => {
    const unlimited: Change = { ...quota, limit: 'SERVERS_IN_JOBS', allowed: 1_000_000 };

    expect(wordsOf(unlimited)).toBe(
      'Any number of servers in DRS jobs at the same time in 111122223333, eu-west-1',
    );
  });

  test('is read from the address as it was written there', () => {
    expect(changesOf(changesText([freed, quota]))).toEqual([freed, quota]);
  });

  test.each(['nonsense', '[{"kind":"WITH_QUOTA"}]', '{}'])(
    'is nothing in the address %s',
    (text) => {
      expect(changesOf(text)).toEqual([]);
    },
  );

  test('is not in the address where nothing is tried out', () => {
    expect(changesText([])).toBeUndefined();
  });

  test('is recognised where it is offered once more', () => {
    expect(isTried([freed], { ...freed })).toBe(true);
    expect(isTried([freed], quota)).toBe(false);
  });
});
