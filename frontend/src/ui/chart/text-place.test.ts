import { describe, expect, test } from 'vitest';

import { placeText, textWidth } from './text-place';

const WORDS = 'Healthy after 12 min';
const wide = textWidth(WORDS) + 12;

describe('the words of a bar', () => {
  test('stand in it where they fit', () => {
    const place = placeText([WORDS], { bar: [{ from: 100, to: 100 + wide }], width: 900 });

    expect(place).toMatchObject({ x: 106, anchor: 'start', isInside: true });
  });

  test('stand in the part of it that has room for them', () => {
    const bar = [
      { from: 100, to: 140 },
      { from: 140, to: 140 + wide },
    ];

    expect(placeText([WORDS], { bar, width: 900 })).toMatchObject({
      x: 146,
      anchor: 'start',
      isInside: true,
    });
  });

  test('stand right of it rather than across the line between its parts', () => {
    const bar = [
      { from: 100, to: 100 + wide / 2 },
      { from: 100 + wide / 2, to: 100 + wide },
    ];

    expect(placeText([WORDS], { bar, width: 900 })).toMatchObject({
      x: 106 + wide,
      anchor: 'start',
    });
  });

  test.each(['behind', 'above'] as const)('keep off a stroke %s it', (kind) => {
    const drawn = { bar: [{ from: 100, to: 120 }], [kind]: [150], width: 900 };

    expect(placeText([WORDS], drawn)).toMatchObject({ x: 156, anchor: 'start' });
  });

  test('are not kept off by a stroke that the bar hides', () => {
    const drawn = { bar: [{ from: 100, to: 100 + wide }], behind: [120], width: 900 };

    expect(placeText([WORDS], drawn)).toMatchObject({ x: 106, anchor: 'start', isInside: true });
  });

  test('become fewer before they leave it', () => {
    const bar = [{ from: 100, to: 160 }];

    expect(placeText([WORDS, '12 min'], { bar, width: 900 })).toMatchObject({
      text: '12 min',
      x: 106,
      isInside: true,
    });
  });

  test('become fewer before they stand far from it', () => {
    const drawn = { bar: [{ from: 100, to: 120 }], behind: [200], width: 900 };

    expect(placeText([WORDS, '12 min'], drawn)).toMatchObject({ text: '12 min', x: 126 });
  });

  test('stand left of it where the chart ends', () => {
    const drawn = { bar: [{ from: 860, to: 890 }], behind: [820], width: 900 };

    expect(placeText([WORDS], drawn)).toMatchObject({ x: 814, anchor: 'end' });
  });

  test('stay in the chart where there is no room for them at all', () => {
    const place = placeText([WORDS], { bar: [{ from: 60, to: 90 }], width: wide });

    expect(place).toMatchObject({ x: 6, anchor: 'start' });
  });
});

test('words are as wide as their letters', () => {
  expect(textWidth('mmm')).toBeGreaterThan(textWidth('nnn'));
  expect(textWidth('nnn')).toBeGreaterThan(textWidth('iii'));
});
