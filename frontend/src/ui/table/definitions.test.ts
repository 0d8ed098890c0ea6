import { afterEach, describe, expect, test, vi } from 'vitest';

import type { Column } from './columns';
import { definitionsOf, order } from './definitions';

interface Thing {
  name: string;
}

const column = (id: string, width: number, isHidden = false): Column<Thing> => ({
  id,
  header: id,
  cell: ({ name }) => name,
  width,
  isHidden,
});
const columns = [column('a', 220), column('b', 100, true), column('c', 300), column('d', 300)];
const widths = () => definitionsOf(columns, { isSortable: false }).map(({ width }) => width);

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('columns', () => {
  test('are as wide as they should be at a desk', () => {
    expect(widths()).toEqual([220, 100, 300, 300]);
  });

  test('leave room for two of them on a phone', () => {
    vi.stubGlobal('innerWidth', 390);

    expect(widths()).toEqual([145, 100, 145, 300]);
  });
});

test.each([
  [
    ['10. Web', '2. App', '1. Data'],
    ['1. Data', '2. App', '10. Web'],
  ],
  [
    ['app-10', 'App-9'],
    ['App-9', 'app-10'],
  ],
  [
    [10, 9],
    [9, 10],
  ],
])('%j are sorted as people count', (values, sorted) => {
  expect([...values].toSorted(order)).toEqual(sorted);
});
