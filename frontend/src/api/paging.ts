/** Lists come in pages: short ones are read to their end, long ones page by page as somebody looks. */
import type { QueryKey } from '@tanstack/react-query';
import { infiniteQueryOptions } from '@tanstack/react-query';

import type { ApiError } from './api-error';

export interface Page<T> {
  items: T[];
  nextToken: string | null;
}

export interface PageQuery {
  limit: number;
  pageToken?: string;
}

const LARGEST_PAGE = 200;

/** So that it can be sorted and searched as a whole: accounts, groups, plans. */
export async function everyPage<T>(
  read: (query: PageQuery) => Promise<{ data: Page<T> }>,
): Promise<T[]> {
  const items: T[] = [];
  let query: PageQuery | undefined = { limit: LARGEST_PAGE };
  while (query) {
    const { data }: { data: Page<T> } = await read(query);
    items.push(...data.items);
    query = data.nextToken ? pageAt(data.nextToken, LARGEST_PAGE) : undefined;
  }
  return items;
}

/** For `useInfiniteQuery`: servers, executions, audit records, of which there may be thousands. */
export function cursorQuery<P extends Page<unknown>>(
  queryKey: QueryKey,
  limit: number,
  read: (query: PageQuery, signal: AbortSignal) => Promise<{ data: P }>,
) {
  return infiniteQueryOptions<P, ApiError, { pages: P[] }, QueryKey, string | null>({
    queryKey,
    queryFn: async ({ pageParam, signal }) => (await read(pageAt(pageParam, limit), signal)).data,
    initialPageParam: null,
    getNextPageParam: ({ nextToken }) => nextToken,
  });
}

function pageAt(pageToken: string | null, limit: number): PageQuery {
  return pageToken === null ? { limit } : { limit, pageToken };
}
