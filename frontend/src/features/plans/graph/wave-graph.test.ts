import { describe, expect, test } from 'vitest';

import type { Dependent } from './wave-graph';
import { after, before, directlyAfter, essential, forbiddenFor, stepsOf } from './wave-graph';

/** `wavesOf({ Web: ['Database'] })` */
const wavesOf = (dependencies: Record<string, string[]>): Dependent[] =>
  Object.entries(dependencies).map(([key, dependsOn]) => ({ key, dependsOn }));

const diamond = wavesOf({
  Base: [],
  Database: ['Base'],
  Application: ['Base'],
  Web: ['Database', 'Application', 'Base'],
  Reports: [],
});

describe('the graph of a plan', () => {
  test('knows all that a wave waits for, and all that wait for it', () => {
    expect(before(diamond, 'Web')).toEqual(new Set(['Base', 'Database', 'Application']));
    expect(after(diamond, 'Base')).toEqual(new Set(['Database', 'Application', 'Web']));
    expect(before(diamond, 'Reports')).toEqual(new Set());
  });

  test('draws no dependency that follows from others', () => {
    expect(essential(diamond)).toEqual([
      { from: 'Base', to: 'Database' },
      { from: 'Base', to: 'Application' },
      { from: 'Database', to: 'Web' },
      { from: 'Application', to: 'Web' },
    ]);
  });

  test('knows the step in which each wave begins at the earliest', () => {
    expect(Object.fromEntries(stepsOf(diamond))).toEqual({
      Base: 0,
      Database: 1,
      Application: 1,
      Web: 2,
      Reports: 0,
    });
  });

  test('lets no wave wait for itself, or for one that waits for it', () => {
    expect(forbiddenFor(diamond, 'Database')).toEqual(new Set(['Database', 'Web']));
  });

  test('tells direct followers from others', () => {
    expect(directlyAfter(diamond, 'Database')).toEqual(['Web']);
  });

  test('passes over waves that do not exist', () => {
    const waves = wavesOf({ Web: ['Gone'] });

    expect(essential(waves)).toEqual([]);
    expect(stepsOf(waves).get('Web')).toBe(0);
  });

  test('survives a circle, and draws all of it', () => {
    const circle = wavesOf({ A: ['C'], B: ['A'], C: ['B'] });

    expect(essential(circle)).toHaveLength(3);
    expect(before(circle, 'A')).toEqual(new Set(['A', 'B', 'C']));
    expect(stepsOf(circle).size).toBe(3);
  });
});
