/** All executions, newest first, page by page; asked for often while one of them runs. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { listExecutions } from '@/api/generated';
import { listExecutionsQueryKey } from '@/api/generated/@tanstack/react-query.gen';
import { cursorQuery } from '@/api/paging';
import { polling } from '@/lib/polling';
import type { TimeRange } from '@/lib/time-range';
import { steadyBounds } from '@/lib/time-range';

import type { HistoryQuery } from './history-filter';
import { activityOf } from './history-model';

/** A range like the last hour begins anew each time it is asked for, so no moment is in the key. */
export function useHistory(filter: HistoryQuery, range: TimeRange, limit: number) {
  const [boundsFor] = useState(steadyBounds);
  const key = [...listExecutionsQueryKey({ query: { ...filter, limit } }), range];
  return useInfiniteQuery({
    ...cursorQuery(key, limit, (page, signal) =>
      listExecutions({
        query: { ...filter, ...boundsFor(range, page), ...page },
        signal,
        throwOnError: true,
      }),
    ),
    ...polling(activityOf),
  });
}
