import { useCollection } from '@cloudscape-design/collection-hooks';
import Button from '@cloudscape-design/components/button';
import Pagination from '@cloudscape-design/components/pagination';
import type { ReactNode } from 'react';
import { memo, useEffect, useMemo } from 'react';

import { EmptyState } from '../EmptyState';
import { filteringOf, rowMaker } from './columns';
import { definitionsOf } from './definitions';
import { NO_FILTER, useFilterInUrl } from './filter-in-url';
import { ListFilter } from './ListFilter';
import { useTablePreferences } from './table-preferences';
import type { Asked, CommonTableProps } from './TableFrame';
import { TableFrame } from './TableFrame';
import { TableHeader } from './TableHeader';

interface Props<T> extends Omit<CommonTableProps<T>, 'header'> {
  title: string;
  description?: string;
  /** What everybody should know about the list as a whole, such as parts that are missing. */
  notice?: ReactNode;
  query: Asked & { data: readonly T[] | undefined };
  actions?: ReactNode;
  onRefresh?: () => Promise<unknown>;
}

const NONE: readonly never[] = [];

/** A list that is known as a whole: sorted, filtered and paged in the browser. */
export const ResourceTable = memo(Listed) as typeof Listed;

function Listed<T extends object>(props: Props<T>) {
  const { query, columns, words, selection, id } = props;
  const items = query.data ?? NONE;
  const rowOf = useMemo(() => rowMaker(columns), [columns]);
  const rows = useMemo(() => items.map(rowOf), [items, rowOf]);
  const definitions = useMemo(() => definitionsOf(columns, { isSortable: true }), [columns]);
  const filteringProperties = useMemo(() => filteringOf(columns), [columns]);
  const columnIds = useMemo(() => new Set(columns.map((column) => column.id)), [columns]);
  const [preferences, setPreferences] = useTablePreferences(id, columns);
  const [filter, setFilter] = useFilterInUrl(columnIds);

  const collection = useCollection(rows, {
    propertyFiltering: {
      filteringProperties,
      defaultQuery: filter,
      empty: query.error ? undefined : props.empty,
      noMatch: <NoMatch many={words.many} onClear={() => setFilter(NO_FILTER)} />,
    },
    sorting: definitions[0]?.sortingField
      ? { defaultState: { sortingColumn: definitions[0] } }
      : {},
    pagination: { pageSize: preferences.pageSize },
  });
  // The address is the truth: it also changes by going back, and by links.
  const { actions } = collection;
  useEffect(() => actions.setPropertyFiltering(filter), [filter, actions]);

  const matching = collection.filteredItemsCount ?? rows.length;
  const { empty, ...ofCollection } = collection.collectionProps;
  const isFiltered = filter.tokens.length > 0 && rows.length > 0;
  return (
    <TableFrame
      {...props}
      collection={ofCollection}
      empty={empty}
      rows={collection.items}
      definitions={definitions}
      preferences={preferences}
      onPreferences={setPreferences}
      header={
        <TableHeader
          title={props.title}
          description={props.description}
          notice={props.notice}
          counter={counterOf(rows.length, selection?.items.length ?? 0)}
          query={query}
          onRefresh={props.onRefresh}
          actions={props.actions}
          isPage={props.variant !== 'EMBEDDED'}
        />
      }
      filter={
        <ListFilter
          {...collection.propertyFilterProps}
          onChange={({ detail }) => setFilter(detail)}
          filteringPlaceholder={`Find ${words.many}`}
          filteringAriaLabel={`Find ${words.many}`}
          countText={isFiltered ? `${matching} of ${rows.length}` : ''}
        />
      }
      pagination={<Pagination {...collection.paginationProps} />}
    />
  );
}

function counterOf(all: number, chosen: number): string {
  return chosen > 0 ? `(${chosen}/${all})` : `(${all})`;
}

function NoMatch({ many, onClear }: { many: string; onClear: () => void }) {
  return (
    <EmptyState
      title="Nothing found"
      text={`No ${many} match the filter.`}
      action={<Button onClick={onClear}>Clear the filter</Button>}
    />
  );
}
