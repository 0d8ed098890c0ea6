import { describe, expect, test } from 'vitest';

import { followClock } from './clock';
import { boundsOf, durationOf, spanOf, steadyBounds } from './time-range';

const NOON = Date.parse('2025-11-30T12:00:00Z');

describe('a stretch of time', () => {
  test('of the last days ends now', () => {
    expect(boundsOf({ last: 'P1D' }, NOON)).toEqual({ since: '2025-11-29T12:00:00.000Z' });
  });

  test('between two moments is asked for as it is', () => {
    const range = { since: '2025-11-01T00:00:00Z', until: '2025-11-02T00:00:00Z' };

    expect(boundsOf(range, NOON)).toEqual(range);
  });

  test('that makes no sense is not asked for', () => {
    expect(boundsOf({ last: 'tomorrow', since: 'never' }, NOON)).toEqual({});
  });

  test('stays the same from page to page, and moves on with the first one', () => {
    const boundsFor = steadyBounds();
    const askedAt = (now: string, page: { pageToken?: string }) => {
      followClock({ now, clockSpeed: 0 });
      return boundsFor({ last: 'PT1H' }, page).since;
    };

    expect(askedAt('2025-11-30T12:00:00Z', {})).toBe('2025-11-30T11:00:00.000Z');
    expect(askedAt('2025-11-30T13:00:00Z', { pageToken: 't' })).toBe('2025-11-30T11:00:00.000Z');
    expect(askedAt('2025-11-30T14:00:00Z', {})).toBe('2025-11-30T13:00:00.000Z');
  });

  test.each([
    ['PT24H', { amount: 1, unit: 'day' }],
    ['PT90M', { amount: 90, unit: 'minute' }],
    ['P7D', { amount: 7, unit: 'day' }],
  ] as const)('%s is told in its largest unit', (last, span) => {
    expect(spanOf(last)).toEqual(span);
    expect(boundsOf({ last: durationOf(span) }, NOON)).toEqual(boundsOf({ last }, NOON));
  });

  test('that is no duration has no unit', () => {
    expect(spanOf('soon')).toBeUndefined();
  });
});
