import Button from '@cloudscape-design/components/button';
import type { TableProps } from '@cloudscape-design/components/table';
import Table from '@cloudscape-design/components/table';
import type { ReactNode } from 'react';
import { lazy, Suspense, useRef } from 'react';

import type { Problem } from '@/api/generated';

import { ProblemAlert } from '../ProblemAlert';
import type { Column, Row } from './columns';
import { useFadingEdge } from './fading-edge';
import type { TablePreferences } from './table-preferences';

const PreferencesButton = lazy(async () => ({
  default: (await import('./PreferencesButton')).PreferencesButton<never>,
}));

/** What a table needs of a query, whether it has one page or many. */
export interface Asked {
  isPending: boolean;
  error: Problem | null;
  dataUpdatedAt: number;
  failureCount: number;
  refetch: () => Promise<unknown>;
  /** It is part of what the page has asked for: the page tells its age, and how to ask again. */
  isOfPage?: boolean;
}

export interface Words {
  one: string;
  many: string;
}

export interface TableSelection<T> {
  type: 'single' | 'multi';
  items: readonly T[];
  /** With those on pages that are not loaded; without it, `items` are all. */
  count?: number;
  /** `shown`: the items of this page, so that a choice can survive on others. */
  onChange: (items: T[], shown: readonly T[]) => void;
  /** Items that can't be chosen now. */
  isDisabled?: (item: T) => boolean;
}

/** What every table of the console has, however its rows come. */
export interface CommonTableProps<T> {
  /** Its preferences are kept under this name. */
  id: string;
  words: Words;
  columns: readonly Column<T>[];
  trackBy: (item: T) => string;
  /** Where there is nothing at all: usually an `EmptyState` with the way to the first one. */
  empty: ReactNode;
  header: ReactNode;
  selection?: TableSelection<T> | undefined;
  /** FULL_PAGE: the table is the page. EMBEDDED: one of several things on it. */
  variant?: 'FULL_PAGE' | 'EMBEDDED';
}

interface Props<T> extends CommonTableProps<T> {
  query: Asked;
  rows: readonly Row<T>[];
  definitions: TableProps.ColumnDefinition<Row<T>>[];
  preferences: TablePreferences;
  onPreferences: (preferences: TablePreferences) => void;
  filter: ReactNode;
  pagination: ReactNode;
  /** Of the collection: sorting, and where the reader of a screen is. */
  collection?: Partial<TableProps<Row<T>>>;
}

export function TableFrame<T>(props: Props<T>) {
  const { columns, words, query, preferences, selection, trackBy } = props;
  const frame = useRef<HTMLDivElement>(null);
  useFadingEdge(frame);
  return (
    <div ref={frame} className="dr-table">
      <Table
        {...props.collection}
        {...(selection ? selectionProps(selection, props.rows, words) : {})}
        variant={props.variant === 'EMBEDDED' ? 'container' : 'full-page'}
        stickyHeader={props.variant !== 'EMBEDDED'}
        enableKeyboardNavigation
        resizableColumns
        items={props.rows}
        columnDefinitions={props.definitions}
        columnDisplay={preferences.contentDisplay}
        trackBy={({ item }) => trackBy(item)}
        wrapLines={preferences.wrapLines}
        loading={query.isPending}
        loadingText={`Loading ${words.many}`}
        header={props.header}
        filter={props.filter}
        pagination={props.pagination}
        empty={query.error ? <Failed query={query} words={words} /> : props.empty}
        preferences={
          <Suspense
            fallback={
              <Button variant="icon" iconName="settings" ariaLabel="Preferences" disabled />
            }
          >
            <PreferencesButton
              columns={columns}
              preferences={preferences}
              onPreferences={props.onPreferences}
            />
          </Suspense>
        }
      />
    </div>
  );
}

function Failed({ query, words }: { query: Asked; words: Words }) {
  if (!query.error) return null;
  return (
    <ProblemAlert
      problem={query.error}
      header={`The ${words.many} could not be loaded`}
      onRetry={() => void query.refetch()}
    />
  );
}

function selectionProps<T>(
  { type, items, onChange, isDisabled }: TableSelection<T>,
  rows: readonly Row<T>[],
  { one, many }: Words,
): Partial<TableProps<Row<T>>> {
  const chosen = new Set(items);
  return {
    selectionType: type,
    selectedItems: rows.filter(({ item }) => chosen.has(item)),
    onSelectionChange: ({ detail }) =>
      onChange(
        detail.selectedItems.map(({ item }) => item),
        rows.map(({ item }) => item),
      ),
    isItemDisabled: ({ item }) => isDisabled?.(item) ?? false,
    ariaLabels: {
      selectionGroupLabel: `Choice of ${many}`,
      allItemsSelectionLabel: () => `Choose all ${many}`,
      itemSelectionLabel: (_all, row) => `Choose ${one} ${String(Object.values(row)[0])}`,
    },
  };
}
