/** What DRS allows in each place. The API remembers it for two minutes unless it is told to look anew. */
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';

import type { ApiError } from '@/api/api-error';
import type { QuotaView } from '@/api/generated';
import { getQuotas } from '@/api/generated';
import { getQuotasQueryKey } from '@/api/generated/@tanstack/react-query.gen';
import { pollingSlowly } from '@/lib/polling';

const quotas = (options: { refresh: boolean }) =>
  queryOptions<QuotaView[], ApiError>({
    queryKey: getQuotasQueryKey(),
    queryFn: async ({ signal }) =>
      (await getQuotas({ query: options, signal, throwOnError: true })).data.items,
  });

export function useQuotas() {
  const queryClient = useQueryClient();
  const query = useQuery({ ...quotas({ refresh: false }), ...pollingSlowly });
  const lookAnew = useCallback(
    () => queryClient.prefetchQuery({ ...quotas({ refresh: true }), staleTime: 0 }),
    [queryClient],
  );
  return { query, lookAnew };
}
