import { describe, expect, test } from 'vitest';

import { usageStatus, usageText } from './quota-usage';

const usageOf = (used: number | null, limit: number | null) => ({ used, limit, left: null });

describe('a quota', () => {
  test.each([
    [usageOf(0, 20), 'Room left'],
    [usageOf(16, 20), 'Nearly used up'],
    [usageOf(20, 20), 'Used up'],
    [usageOf(null, 20), 'Not known'],
    [usageOf(3, null), 'Not known'],
  ])('%o is said to be: %s', (usage, text) => {
    expect(usageStatus(usage).text).toBe(text);
  });

  test('is told as a part of its limit', () => {
    expect(usageText(usageOf(1200, null))).toBe('1,200 of unknown');
  });
});
