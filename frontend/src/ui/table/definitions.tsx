/** Columns as Cloudscape wants them: as wide as they should be, and drawn anew only with another item. */
import type { TableProps } from '@cloudscape-design/components/table';
import type { ReactNode } from 'react';
import { memo } from 'react';

import type { Column, Row } from './columns';

const NARROWEST = 90;
/** Up to here Cloudscape takes a window for that of a phone. */
const PHONE = 688;
/** On a phone, so that two columns can be read as a whole beside a choice. */
const WIDEST_OF_FIRST_TWO = 145;

export function definitionsOf<T>(
  columns: readonly Column<T>[],
  options: { isSortable: boolean },
): TableProps.ColumnDefinition<Row<T>>[] {
  const firstTwo = columns.filter(({ isHidden }) => !isHidden).slice(0, 2);
  return columns.map((column, index) => {
    const { id, header, cell, value } = column;
    const width = widthOf(column, firstTwo.includes(column));
    return {
      id,
      header,
      cell: ({ item }) => <Cell item={item} show={cell} />,
      isRowHeader: index === 0,
      minWidth: NARROWEST,
      ...(width === undefined ? {} : { width }),
      ...(options.isSortable && value ? sortedBy(id) : {}),
    };
  });
}

function widthOf<T>({ width }: Column<T>, isOfFirstTwo: boolean): number | undefined {
  const isCapped = isOfFirstTwo && window.innerWidth <= PHONE;
  return isCapped ? Math.min(width ?? WIDEST_OF_FIRST_TWO, WIDEST_OF_FIRST_TWO) : width;
}

function sortedBy<T>(id: string) {
  return { sortingField: id, sortingComparator: (a: Row<T>, b: Row<T>) => order(a[id], b[id]) };
}

const natural = new Intl.Collator('en', { numeric: true });

/** As people count: 2 comes before 10 in names, too. */
export function order(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return natural.compare(String(a), String(b));
}

interface CellProps<T> {
  item: T;
  show: (item: T) => ReactNode;
}

/** What a poll leaves as it was is the same object as before, and is not rendered again. */
const Cell = memo(function Cell<T>({ item, show }: CellProps<T>) {
  return show(item);
}) as <T>(props: CellProps<T>) => ReactNode;
