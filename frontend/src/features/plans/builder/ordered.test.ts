import { expect, test } from 'vitest';

import { moved, removed, replaced } from './ordered';

const abc = ['a', 'b', 'c'];

test('an item is replaced, removed and moved where it is', () => {
  expect(replaced(abc, 1, 'x')).toEqual(['a', 'x', 'c']);
  expect(removed(abc, 0)).toEqual(['b', 'c']);
  expect(moved(abc, 2, 0)).toEqual(['c', 'a', 'b']);
});

test.each([
  [0, -1],
  [2, 3],
  [7, 0],
])('nothing moves from %i to %i', (from, to) => {
  expect(moved(abc, from, to)).toEqual(abc);
});
