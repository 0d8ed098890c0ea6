import { describe, expect, test } from 'vitest';

import { rtoWords } from './prediction-words';

describe('the promise of a recovery time', () => {
  test.each([
    ['MET', 'At least nine runs of ten end within 4 h.'],
    ['AT_RISK', 'At least every second run ends within 4 h, but fewer than nine of ten.'],
    ['MISSED', 'Fewer than every second run ends within 4 h, or not everything is recovered.'],
  ] as const)('is judged as %s in words', (verdict, words) => {
    expect(rtoWords(verdict, 'PT4H')).toBe(words);
  });

  test('that nobody made is no verdict', () => {
    expect(rtoWords(null, null)).toBe('The plan promises no recovery time.');
  });
});
