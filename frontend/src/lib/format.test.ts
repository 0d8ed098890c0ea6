import { describe, expect, test } from 'vitest';

import { formatAge, formatBytes, formatCount, formatDue, formatTime } from './format';

const NOON = Date.UTC(2026, 2, 1, 12, 0, 9);

describe('what people read', () => {
  test('a time always has its zone', () => {
    expect(formatTime(NOON, 'UTC')).toBe('2026-03-01 12:00:09 UTC');
    expect(formatTime(NOON, 'local')).toMatch(/^2026-03-0[12] \d\d:\d\d:09 UTC([+-]\d+(:\d\d)?)?$/);
  });

  test('what is no time is a dash', () => {
    expect(formatTime('soon', 'UTC')).toBe('–');
  });

  test.each([
    [NOON - 182_000, '3 min 2 s ago'],
    [NOON - 400, 'now'],
    [NOON + 7_200_000, 'in 2 h'],
  ])('what is to come counts from the present, also when it has come', (moment, words) => {
    expect(formatDue(moment, NOON)).toBe(words);
  });

  test.each([
    [NOON - 182_000, '3 min 2 s ago'],
    [NOON + 15_000, 'now'],
    ['soon', '–'],
  ])('what has happened is never in the future, whatever the clocks say', (moment, words) => {
    expect(formatAge(moment, NOON)).toBe(words);
  });

  test('counts agree with their noun', () => {
    expect([formatCount(1, 'server'), formatCount(1200, 'server')]).toEqual([
      '1 server',
      '1,200 servers',
    ]);
  });

  test('sizes have one digit behind the point while they are small', () => {
    expect([0, 1536, 128_849_018_880].map(formatBytes)).toEqual(['0 B', '1.5 KiB', '120 GiB']);
  });
});
