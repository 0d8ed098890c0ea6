/** What is asked before a start, and the start itself. */
import { keepPreviousData, useMutation, useQueries, useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import type { ApiError } from '@/api/api-error';
import type {
  ExecutionSummary,
  PlanView,
  RecoveryPoint,
  ServerView,
  StartChoices,
  StartPreview,
  StartRequest,
} from '@/api/generated';
import {
  listGroupServers,
  listRecoveryPoints,
  previewStart,
  startExecution,
} from '@/api/generated';
import {
  getPlanOptions,
  listGroupServersQueryKey,
  listRecoveryPointsQueryKey,
} from '@/api/generated/@tanstack/react-query.gen';
import { everyPage } from '@/api/paging';
import { productNow } from '@/lib/clock';
import { pollingSlowly } from '@/lib/polling';

import type { PinnedServer } from './start-form';

export const usePlan = (planId: string) => useQuery(getPlanOptions({ path: { planId } }));

export interface Preview extends StartPreview {
  /** By the product's clock: its predicted ends are those of a start at that moment. */
  askedAt: number;
}

/** Undefined choices: they are not complete, so there is nothing to ask. */
export const usePreview = (planId: string, choices: StartChoices | undefined) =>
  useQuery<Preview, ApiError>({
    queryKey: ['previewStart', planId, choices],
    queryFn: async ({ signal }) => {
      const body: StartChoices = choices ?? { mode: 'DRILL' };
      const askedAt = productNow();
      const { data } = await previewStart({ path: { planId }, body, signal, throwOnError: true });
      return { ...data, askedAt };
    },
    enabled: choices !== undefined,
    placeholderData: keepPreviousData,
    ...pollingSlowly,
    // Recovery points are listed server by server, and DRS allows few calls.
    ...(choices?.pointInTime?.kind === 'LATEST' ? {} : { refetchInterval: false as const }),
  });

/** The same for as long as the form is open: however often it is sent, it starts once. */
export function useStart() {
  const [key] = useState(() => crypto.randomUUID());
  return useMutation<ExecutionSummary, ApiError, StartRequest>({
    mutationFn: async (body) => {
      const headers = { 'Idempotency-Key': key };
      return (await startExecution({ body, headers, throwOnError: true })).data;
    },
  });
}

export interface PlanServers {
  servers: ServerView[];
  isPending: boolean;
  error: ApiError | null;
}

/** All servers of all groups, for names and for choosing. */
export function usePlanServers(plan: PlanView | undefined, isNeeded: boolean): PlanServers {
  const groups = (isNeeded && plan?.groups) || [];
  return useQueries({
    queries: groups.map(({ groupId }) => ({
      queryKey: [...listGroupServersQueryKey({ path: { groupId } }), 'EVERY_PAGE'],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        everyPage((query) =>
          listGroupServers({ path: { groupId }, query, signal, throwOnError: true }),
        ),
    })),
    combine: (found) => ({
      servers: byName(found.flatMap(({ data }) => data ?? [])),
      isPending: found.some((each) => each.isPending),
      error: (found.find(({ error }) => error)?.error as ApiError | undefined) ?? null,
    }),
  });
}

/** Groups that find their servers by tags may overlap. */
function byName(servers: readonly ServerView[]): ServerView[] {
  const known = new Map(servers.map((server) => [server.serverId, server]));
  return [...known.values()].toSorted((a, b) => a.hostname.localeCompare(b.hostname));
}

/** Only of servers that were chosen: DRS is asked once for each. */
export const useRecoveryPoints = ({ serverId, location }: PinnedServer) =>
  useQuery<RecoveryPoint[], ApiError>({
    queryKey: [...listRecoveryPointsQueryKey({ path: { ...location, serverId } }), 'EVERY_PAGE'],
    queryFn: ({ signal }) =>
      everyPage((query) =>
        listRecoveryPoints({ path: { ...location, serverId }, query, signal, throwOnError: true }),
      ),
    staleTime: 60_000,
  });
