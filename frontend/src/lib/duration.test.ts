import { describe, expect, test } from 'vitest';

import { formatDuration, isoDuration, milliseconds } from './duration';

describe('durations', () => {
  test.each([
    ['PT0S', '0 s'],
    ['PT2.4S', '2 s'],
    ['PT11M37.395892S', '11 min 37 s'],
    ['PT4H', '4 h'],
    ['P1DT2H5M', '1 d 2 h'],
    ['PT90M', '1 h 30 min'],
    ['P120DT7S', '120 d'],
    ['-PT5S', '−5 s'],
    ['nonsense', '–'],
  ])('%s reads %s', (iso, words) => {
    expect(formatDuration(iso)).toBe(words);
  });

  test.each(['PT0S', 'PT1H30M', 'P1DT1S', 'PT45S'])('%s survives the way to and fro', (iso) => {
    expect(isoDuration(milliseconds(iso))).toBe(iso);
  });
});
