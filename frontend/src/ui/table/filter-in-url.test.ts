import { expect, test } from 'vitest';

import { filterOf, filterText, NO_FILTER } from './filter-in-url';

const COLUMNS = new Set(['name']);
const textOf = (propertyKey: string, operator = '=') =>
  JSON.stringify({ operation: 'and', tokens: [{ propertyKey, operator, value: 'x' }] });

test('a filter in the address is taken', () => {
  expect(filterOf(textOf('name'), COLUMNS).tokens).toHaveLength(1);
});

test('a link to what a column holds is understood by its table', () => {
  expect(filterOf(filterText('name', 'Web'), COLUMNS).tokens).toEqual([
    { propertyKey: 'name', operator: '=', value: 'Web' },
  ]);
});

test.each([undefined, 'no json', '{}', textOf('secret'), textOf('name', 'like')])(
  'an address that says %s filters nothing',
  (text) => {
    expect(filterOf(text, COLUMNS)).toEqual(NO_FILTER);
  },
);
