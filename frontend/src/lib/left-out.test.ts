import { describe, expect, test } from 'vitest';

import { leftOutOf, leftOutText } from './left-out';

const WEB = 's-0000000000000web1';
const DATABASE = 's-00000000000000db1';

describe('servers that are left out', () => {
  test('are read from the address as they were written there', () => {
    expect(leftOutOf(leftOutText([WEB, DATABASE, WEB]))).toEqual([DATABASE, WEB]);
  });

  test('are only such that can be servers', () => {
    expect(leftOutOf(`${WEB},web-1,,`)).toEqual([WEB]);
  });

  test('are not in the address where there are none', () => {
    expect(leftOutText([])).toBeUndefined();
    expect(leftOutOf(undefined)).toEqual([]);
  });
});
