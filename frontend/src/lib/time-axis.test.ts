import { describe, expect, test } from 'vitest';

import { shareAt, stepOf, ticksOf } from './time-axis';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

describe('an axis of time', () => {
  test('knows where a moment lies', () => {
    expect(shareAt({ from: 100, to: 300 }, 150)).toBe(0.25);
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
