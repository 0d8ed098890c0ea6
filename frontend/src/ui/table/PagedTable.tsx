import Pagination from '@cloudscape-design/components/pagination';
import type { ReactNode } from 'react';
import { useMemo, useState } from 'react';

import type { Page } from '@/api/paging';
import { formatNumber } from '@/lib/format';

import { rowMaker } from './columns';
import { definitionsOf } from './definitions';
import { useTablePreferences } from './table-preferences';
import type { Asked, CommonTableProps } from './TableFrame';
import { TableFrame } from './TableFrame';
import { TableHeader } from './TableHeader';

export interface AskedByPages<T> extends Asked {
  data: { pages: readonly Page<T>[] } | undefined;
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => Promise<unknown>;
}

interface Props<T> extends Omit<CommonTableProps<T>, 'header'> {
  title: string;
  description?: string;
  /** What everybody should know about the list as a whole, such as parts that are missing. */
  notice?: ReactNode;
  /** `useInfiniteQuery(cursorQuery(…))`. */
  query: AskedByPages<T>;
  /** Of all pages, where the API tells it. */
  total?: number | undefined;
  /** Fields that become parameters of the question; the API filters and sorts. */
  filter?: ReactNode;
  actions?: ReactNode;
  onRefresh?: () => Promise<unknown>;
}

/** A list that may be long: the API filters it, and gives it page by page. */
export function PagedTable<T extends object>(props: Props<T>) {
  const { query, columns, selection, total } = props;
  const pages = query.data?.pages ?? [];
  const [wanted, setWanted] = useState(1);
  // Another filter may have left fewer pages than somebody had gone through.
  const current = Math.min(wanted, Math.max(pages.length, 1));
  const items = pages[current - 1]?.items;
  const rowOf = useMemo(() => rowMaker(columns), [columns]);
  const rows = useMemo(() => items?.map(rowOf) ?? [], [items, rowOf]);
  const definitions = useMemo(() => definitionsOf(columns, { isSortable: false }), [columns]);
  const [preferences, setPreferences] = useTablePreferences(props.id, columns);

  const open = async (page: number) => {
    if (page > pages.length) await query.fetchNextPage();
    setWanted(page);
  };

  return (
    <TableFrame
      {...props}
      query={{ ...query, isPending: query.isPending || query.isFetchingNextPage }}
      rows={rows}
      definitions={definitions}
      preferences={preferences}
      onPreferences={setPreferences}
      filter={props.filter}
      header={
        <TableHeader
          title={props.title}
          description={props.description}
          notice={props.notice}
          counter={counterOf(selection?.count ?? selection?.items.length ?? 0, total)}
          query={query}
          onRefresh={props.onRefresh}
          actions={props.actions}
          isPage={props.variant !== 'EMBEDDED'}
        />
      }
      pagination={
        <Pagination
          currentPageIndex={current}
          pagesCount={Math.max(pages.length, 1)}
          openEnd={query.hasNextPage}
          disabled={query.isFetchingNextPage}
          onChange={({ detail }) => void open(detail.currentPageIndex)}
        />
      }
    />
  );
}

function counterOf(chosen: number, total: number | undefined): string | undefined {
  const all = total === undefined ? undefined : formatNumber(total);
  if (chosen > 0) return all === undefined ? `(${chosen})` : `(${chosen}/${all})`;
  return all === undefined ? undefined : `(${all})`;
}
