/** Who did what. Nothing in it changes any more, only more comes. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { listAudit } from '@/api/generated';
import { listAuditQueryKey } from '@/api/generated/@tanstack/react-query.gen';
import { cursorQuery } from '@/api/paging';
import { pollingSlowly } from '@/lib/polling';
import type { TimeRange } from '@/lib/time-range';
import { steadyBounds } from '@/lib/time-range';

import type { AuditQuery } from './audit-filter';

/** A range like the last hour begins anew each time it is asked for, so no moment is in the key. */
export function useAudit(filter: AuditQuery, range: TimeRange, limit: number) {
  const [boundsFor] = useState(steadyBounds);
  const key = [...listAuditQueryKey({ query: { ...filter, limit } }), range];
  return useInfiniteQuery({
    ...cursorQuery(key, limit, (page, signal) =>
      listAudit({
        query: { ...filter, ...boundsFor(range, page), ...page },
        signal,
        throwOnError: true,
      }),
    ),
    ...pollingSlowly,
  });
}
