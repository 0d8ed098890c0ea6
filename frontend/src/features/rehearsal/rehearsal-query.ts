/** A rehearsal, asked for with what is tried out. It writes nothing, so it is a question like any other. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';

import type { ApiError } from '@/api/api-error';
import type { Rehearsal } from '@/api/generated';
import { rehearsePlan } from '@/api/generated';
import { getPlanOptions } from '@/api/generated/@tanstack/react-query.gen';

import type { Change } from './changes';

export interface Tried {
  changes: readonly Change[];
  withoutServerIds: readonly string[];
}

export const AS_PLANNED: Tried = { changes: [], withoutServerIds: [] };

export const isAsPlanned = ({ changes, withoutServerIds }: Tried): boolean =>
  changes.length + withoutServerIds.length === 0;

/** What is known of the servers hardly changes while somebody tries things out. */
const FRESH_FOR = 60_000;

export const usePlan = (planId: string) => useQuery(getPlanOptions({ path: { planId } }));

/** What was rehearsed before stays to be seen until the next one is there. */
export const useRehearsal = (planId: string, { changes, withoutServerIds }: Tried) =>
  useQuery<Rehearsal, ApiError>({
    queryKey: ['rehearsePlan', planId, changes, withoutServerIds],
    queryFn: async ({ signal }) => {
      const body = { changes: [...changes], withoutServerIds: [...withoutServerIds] };
      const asked = { path: { planId }, body, signal, throwOnError: true } as const;
      return (await rehearsePlan(asked)).data;
    },
    placeholderData: keepPreviousData,
    staleTime: FRESH_FOR,
    refetchOnWindowFocus: false,
  });
