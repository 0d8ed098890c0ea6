import { expect, test } from 'vitest';

import type { Column } from './columns';
import { displayOf } from './table-preferences';

const columns: Column<string>[] = [
  { id: 'name', header: 'Name', cell: (item) => item },
  { id: 'role', header: 'Role', cell: (item) => item, isHidden: true },
];

test('columns keep the chosen order, those that are new come last, and gone ones are left out', () => {
  const chosen = [
    { id: 'gone', visible: true },
    { id: 'name', visible: false },
  ];

  expect(displayOf(columns, chosen)).toEqual([
    { id: 'name', visible: false },
    { id: 'role', visible: false },
  ]);
});
