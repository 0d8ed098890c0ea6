/** Columns as features describe them, and as Cloudscape and its collections want them. */
import type { PropertyFilterProperty } from '@cloudscape-design/collection-hooks';
import type { TableProps } from '@cloudscape-design/components/table';
import type { ReactNode } from 'react';

export interface Column<T> {
  id: string;
  header: string;
  cell: (item: T) => ReactNode;
  /** What it is sorted and filtered by, as it reads on screen; without it, neither. */
  value?: (item: T) => string | number | null;
  /** CHOICE: by one of its values, instead of by any part of its text. NEVER: only sorted. */
  filter?: 'CHOICE' | 'NEVER';
  width?: number;
  /** Until somebody asks for it in the preferences of the table. */
  isHidden?: boolean;
}

/** An item with the values of its columns beside it, by their ids. */
export interface Row<T> {
  [column: string]: unknown;
  item: T;
}

export function rowsOf<T>(items: readonly T[], columns: readonly Column<T>[]): Row<T>[] {
  return items.map((item) => ({
    ...Object.fromEntries(columns.map(({ id, value }) => [id, value?.(item) ?? ''])),
    item,
  }));
}

export function definitionsOf<T>(
  columns: readonly Column<T>[],
  options: { isSortable: boolean },
): TableProps.ColumnDefinition<Row<T>>[] {
  return columns.map(({ id, header, cell, value, width }, index) => ({
    id,
    header,
    cell: ({ item }) => cell(item),
    isRowHeader: index === 0,
    minWidth: 90,
    ...(width === undefined ? {} : { width }),
    ...(options.isSortable && value ? { sortingField: id } : {}),
  }));
}

export function filteringOf<T>(columns: readonly Column<T>[]): PropertyFilterProperty[] {
  return columns
    .filter(({ value, filter }) => value && filter !== 'NEVER')
    .map(({ id, header, filter }) => ({
      key: id,
      propertyLabel: header,
      groupValuesLabel: `Values of ${header}`,
      operators: filter === 'CHOICE' ? ['=', '!='] : [':', '!:', '=', '!='],
    }));
}
