import { describe, expect, test } from 'vitest';

import { highlightOf, isOnTheWay, NO_HIGHLIGHT } from './highlight';

const waves = [
  { key: 'Base', dependsOn: [] },
  { key: 'Database', dependsOn: ['Base'] },
  { key: 'Web', dependsOn: ['Database'] },
  { key: 'Cache', dependsOn: ['Base'] },
  { key: 'Reports', dependsOn: [] },
];

describe('looking at a wave', () => {
  test('shows what it waits for and what waits for it', () => {
    expect(Object.fromEntries(highlightOf(waves, 'Database'))).toEqual({
      Base: 'BEFORE',
      Database: 'ITSELF',
      Web: 'AFTER',
      Cache: 'APART',
      Reports: 'APART',
    });
  });

  test('shows the lines that lead to it and from it, and no others', () => {
    const highlight = highlightOf(waves, 'Database');

    expect(isOnTheWay({ from: 'Base', to: 'Database' }, highlight)).toBe(true);
    expect(isOnTheWay({ from: 'Database', to: 'Web' }, highlight)).toBe(true);
    expect(isOnTheWay({ from: 'Base', to: 'Cache' }, highlight)).toBe(false);
  });

  test('that is no longer there shows nothing', () => {
    expect(highlightOf(waves, 'Gone')).toBe(NO_HIGHLIGHT);
    expect(isOnTheWay({ from: 'Base', to: 'Cache' }, NO_HIGHLIGHT)).toBe(false);
  });
});
