import { describe, expect, test } from 'vitest';

import { durationProblem, durationText, isoOfText } from './duration-text';

describe('a typed duration', () => {
  test.each([
    ['30m', 'PT30M'],
    ['1h 30m', 'PT1H30M'],
    ['1h30m', 'PT1H30M'],
    ['90 min', 'PT1H30M'],
    ['2 days, 4 hours', 'P2DT4H'],
    ['1.5h', 'PT1H30M'],
    ['45 s', 'PT45S'],
    ['PT4H', 'PT4H'],
    ['', null],
  ])('%j is sent as %s', (text, iso) => {
    expect(durationProblem(text, { isNeeded: false })).toBeUndefined();
    expect(isoOfText(text)).toBe(iso);
  });

  test.each(['30', 'soon', '30m 1h', '1h 1h', '5 months', 'h', 'P1Y'])(
    '%j is not understood',
    (text) => {
      expect(durationProblem(text)).toBe('A duration looks like 30m, 4h or 1h 30m.');
    },
  );

  test.each([
    ['', 'Give a duration, such as 30m or 1h 30m.'],
    ['0m', 'It should be at least 1s.'],
    ['91d', 'It can be 90 days at most.'],
  ])('%j is refused', (text, words) => {
    expect(durationProblem(text)).toBe(words);
  });

  test.each([
    ['PT1H30M', '1h 30m'],
    ['P1DT2H5M', '1d 2h 5m'],
    ['PT90M', '1h 30m'],
    [null, ''],
  ])('%s is shown for editing as %j', (iso, text) => {
    expect(durationText(iso)).toBe(text);
  });
});
