/** Everything that the first page tells, in one question; the API remembers DRS for two minutes. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';

import type { ApiError } from '@/api/api-error';
import type { Overview } from '@/api/generated';
import { getOverview } from '@/api/generated';
import { getOverviewQueryKey } from '@/api/generated/@tanstack/react-query.gen';
import { pollingSlowly } from '@/lib/polling';

const overview = (options: { refresh: boolean }) => ({
  queryKey: getOverviewQueryKey(),
  queryFn: async ({ signal }: { signal: AbortSignal }) =>
    (await getOverview({ query: options, signal, throwOnError: true })).data,
});

export function useOverview() {
  const queryClient = useQueryClient();
  const query = useQuery<Overview, ApiError>({
    ...overview({ refresh: false }),
    ...pollingSlowly,
  });
  const lookAnew = useCallback(
    () => queryClient.prefetchQuery({ ...overview({ refresh: true }), staleTime: 0 }),
    [queryClient],
  );
  return { query, lookAnew };
}
