/** Columns as features describe them, and what can be sorted and filtered by them. */
import type { PropertyFilterProperty } from '@cloudscape-design/collection-hooks';
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

/** Makes the row of an item once: unchanged items keep theirs. */
export function rowMaker<T extends object>(columns: readonly Column<T>[]): (item: T) => Row<T> {
  const made = new WeakMap<T, Row<T>>();
  return (item) => {
    const before = made.get(item);
    if (before) return before;
    const values = columns.map(({ id, value }) => [id, value?.(item) ?? ''] as const);
    const row: Row<T> = { ...Object.fromEntries(values), item };
    made.set(item, row);
    return row;
  };
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
