import { describe, expect, test } from 'vitest';

import type { Scale } from '@/lib/time-axis';
import { minutes, NOON } from '@test/executions';

import { spanOf, ticksOf } from './scale';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const hour = { from: NOON, to: NOON + HOUR, width: 600 };

describe('ticks', () => {
  test('are as many as find room', () => {
    const apart = (scale: Scale) => {
      const [first, second] = ticksOf(scale, 0).map(({ at }) => at);
      return Number(second) - Number(first);
    };

    expect(apart(hour)).toBe(10 * MINUTE);
    expect(apart({ ...hour, width: 2400 })).toBe(5 * MINUTE);
    expect(apart({ ...hour, to: NOON + 400 * 24 * HOUR })).toBe(59 * 24 * HOUR);
  });

  test('are on full steps', () => {
    const from = NOON + 3 * MINUTE;

    expect(ticksOf({ ...hour, from }, 0).map(({ at }) => (at - NOON) / MINUTE)).toEqual([
      10, 20, 30, 40, 50, 60,
    ]);
  });

  test('are on full hours of the zone in which they are read', () => {
    const day = { from: NOON, to: NOON + 6 * HOUR, width: 600 };
    const india = 5.5 * HOUR;

    expect(ticksOf(day, india)[0]?.at).toBe(NOON + 30 * MINUTE);
  });
});

describe('the time that is shown', () => {
  const running = { startedAt: minutes(0), endedAt: null };
  const predicted = { startsAt: minutes(0), endsAt: minutes(60) };

  test('reaches to the predicted end', () => {
    expect(spanOf(running, predicted, NOON + MINUTE).to).toBeGreaterThan(NOON + HOUR);
  });

  test('does not change with every second', () => {
    const before = spanOf(running, null, NOON + 20 * MINUTE);

    expect(spanOf(running, null, NOON + 20 * MINUTE + 1000)).toEqual(before);
  });

  test('goes on when it takes longer than predicted', () => {
    expect(spanOf(running, predicted, NOON + 3 * HOUR).to).toBeGreaterThan(NOON + 3 * HOUR);
  });

  test('ends with the execution', () => {
    const ended = { startedAt: minutes(0), endedAt: minutes(30) };

    expect(spanOf(ended, null, NOON + 24 * HOUR).to).toBeLessThan(NOON + 40 * MINUTE);
  });

  test('is never empty', () => {
    expect(spanOf(running, null, NOON).to).toBeGreaterThan(NOON);
  });
});
