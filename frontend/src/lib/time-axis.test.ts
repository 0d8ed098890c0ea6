import { describe, expect, test } from 'vitest';

import { partsIn, shareAt, stepOf, ticksOf, xOf } from './time-axis';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

describe('an axis of time', () => {
  test('knows where a moment lies', () => {
    expect(shareAt({ from: 100, to: 300 }, 150)).toBe(0.25);
    expect(xOf({ from: 100, to: 300, width: 600 }, 150)).toBe(150);
  });

  test('has more ticks the wider it is drawn', () => {
    const hour = { from: 0, to: 60 * MINUTE };

    expect(partsIn({ ...hour, width: 1200 })).toBe(2 * partsIn({ ...hour, width: 600 }));
  });

  test.each([
    [25 * MINUTE, 5 * MINUTE],
    [4 * 60 * MINUTE, 60 * MINUTE],
    [20 * DAY, 4 * DAY],
  ])('of %i ms is divided by %i ms', (length, step) => {
    expect(stepOf({ from: 0, to: length }, 6)).toBe(step);
  });

  test('is marked on full steps only', () => {
    const axis = { from: 3 * MINUTE, to: 21 * MINUTE };

    expect(ticksOf(axis, 4)).toEqual([5, 10, 15, 20].map((minutes) => minutes * MINUTE));
  });
});
