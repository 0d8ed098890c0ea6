import { describe, expect, test } from 'vitest';

import type { Layout } from './layout';
import { CARD, layoutOf, pathOf } from './layout';

const diamond = [
  { key: 'Base', dependsOn: [] },
  { key: 'Database', dependsOn: ['Base'] },
  { key: 'Application', dependsOn: ['Base'] },
  { key: 'Web', dependsOn: ['Database', 'Application'] },
];

const cardOf = ({ cards }: Layout, key: string) =>
  cards.get(key) ?? { x: Number.NaN, y: Number.NaN };

const downwards = (drawn: Layout, keys: string[]): boolean =>
  keys.every(
    (key, index) => index === 0 || cardOf(drawn, keys[index - 1] ?? '').y < cardOf(drawn, key).y,
  );

describe('the drawing of a plan', () => {
  test('goes from left to right', () => {
    const drawn = layoutOf(diamond);

    const [base, database, web] = ['Base', 'Database', 'Web'].map((key) => cardOf(drawn, key).x);
    expect(base).toBeLessThan(Number(database));
    expect(database).toBeLessThan(Number(web));
  });

  test('has its columns in the middle', () => {
    const drawn = layoutOf(diamond);

    expect(cardOf(drawn, 'Base').y).toBeCloseTo(-CARD.height / 2);
    expect(cardOf(drawn, 'Database').y + cardOf(drawn, 'Application').y).toBeCloseTo(-CARD.height);
  });

  test('has the earlier waves of the plan above the later ones', () => {
    const fan = layoutOf([
      ...['A', 'B', 'C'].map((key) => ({ key, dependsOn: [] })),
      { key: 'D', dependsOn: ['A', 'B', 'C'] },
      ...['E', 'F', 'G'].map((key) => ({ key, dependsOn: ['D'] })),
    ]);

    expect(downwards(layoutOf(diamond), ['Database', 'Application'])).toBe(true);
    expect(downwards(fan, ['A', 'B', 'C'])).toBe(true);
    expect(downwards(fan, ['E', 'F', 'G'])).toBe(true);
  });

  test('keeps chains beside each other in the order of the plan', () => {
    const chains = ['A', 'B', 'C'].flatMap((chain) => [
      { key: `${chain}1`, dependsOn: [] },
      { key: `${chain}2`, dependsOn: [`${chain}1`] },
      { key: `${chain}3`, dependsOn: [`${chain}2`] },
    ]);

    const drawn = layoutOf(chains);

    for (const step of [1, 2, 3]) {
      expect(downwards(drawn, [`A${step}`, `B${step}`, `C${step}`])).toBe(true);
    }
  });

  test('leaves the order of the plan where lines would cross', () => {
    const drawn = layoutOf([
      { key: 'A', dependsOn: [] },
      { key: 'B', dependsOn: [] },
      { key: 'After B', dependsOn: ['B'] },
      { key: 'After A', dependsOn: ['A'] },
    ]);

    expect(downwards(drawn, ['A', 'B'])).toBe(downwards(drawn, ['After A', 'After B']));
  });

  test('has no card upon another one', () => {
    const wide = Array.from({ length: 20 }, (_, index) => ({
      key: `w${index}`,
      dependsOn: index < 4 ? [] : [`w${index % 4}`, `w${index - 4}`],
    }));

    const corners = [...layoutOf(wide).cards.values()];

    const overlapping = corners.filter((a) =>
      corners.some(
        (b) => a !== b && Math.abs(a.x - b.x) < CARD.width && Math.abs(a.y - b.y) < CARD.height,
      ),
    );
    expect(overlapping).toEqual([]);
  });

  test('lets each line begin and end at the edge of its cards', () => {
    const drawn = layoutOf(diamond);

    for (const { from, to, points } of drawn.lines) {
      expect(points[0]?.x).toBeCloseTo(cardOf(drawn, from).x + CARD.width);
      expect(points.at(-1)?.x).toBeCloseTo(cardOf(drawn, to).x);
    }
  });

  test('leads a long line past the cards between its ends', () => {
    const long = layoutOf([
      { key: 'A', dependsOn: [] },
      { key: 'B', dependsOn: ['A'] },
      { key: 'C', dependsOn: ['B'] },
      { key: 'D', dependsOn: [] },
      { key: 'E', dependsOn: ['C', 'D'] },
      { key: 'F', dependsOn: ['E', 'A'] },
      { key: 'G', dependsOn: ['D'] },
      { key: 'H', dependsOn: ['G', 'C'] },
    ]);
    const lanes = long.lines.flatMap(({ points }) => points.slice(1, -1));

    const hidden = lanes.filter((lane) =>
      [...long.cards.values()].some(
        ({ x, y }) =>
          lane.x >= x && lane.x <= x + CARD.width && lane.y > y && lane.y < y + CARD.height,
      ),
    );

    expect(lanes.length).toBeGreaterThan(0);
    expect(hidden).toEqual([]);
  });

  test('bends its lines in the gaps and keeps them straight past a column', () => {
    const path = pathOf([
      { x: 0, y: 0 },
      { x: 10, y: 4 },
      { x: 20, y: 4 },
      { x: 30, y: 0 },
    ]);

    expect(path).toBe('M0,0C5,0 5,4 10,4L20,4C25,4 25,0 30,0');
  });

  test('of no waves is empty', () => {
    expect(layoutOf([])).toMatchObject({ lines: [], frame: { width: 0, height: 0 } });
  });
});
