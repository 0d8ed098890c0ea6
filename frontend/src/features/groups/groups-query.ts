/** Protection groups: what is asked of the API, and what a change makes to be asked anew. */
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';

import { getGroupDrift, getGroupLaunchSettings, listGroupServers } from '@/api/generated';
import {
  deleteGroupMutation,
  getGroupDriftQueryKey,
  getGroupLaunchSettingsQueryKey,
  getGroupOptions,
  listGroupServersQueryKey,
} from '@/api/generated/@tanstack/react-query.gen';
import { everyAccount, everyGroup, everyPlan } from '@/api/lists';
import { cursorQuery } from '@/api/paging';
import { pollingSlowly } from '@/lib/polling';

export const useGroups = () => useQuery({ ...everyGroup, ...pollingSlowly });

/** Only for names and choices: without them the pages work, too. */
export const useAccounts = () => useQuery(everyAccount);

export const usePlans = () => useQuery(everyPlan);

export const useGroup = (groupId: string) =>
  useQuery({ ...getGroupOptions({ path: { groupId } }), ...pollingSlowly });

export const useGroupServers = (groupId: string, limit: number) =>
  useInfiniteQuery(
    cursorQuery(
      listGroupServersQueryKey({ path: { groupId }, query: { limit } }),
      limit,
      (query, signal) => listGroupServers({ path: { groupId }, query, signal, throwOnError: true }),
    ),
  );

export const useEffectiveSettings = (groupId: string, limit: number) =>
  useInfiniteQuery(
    cursorQuery(
      getGroupLaunchSettingsQueryKey({ path: { groupId }, query: { limit } }),
      limit,
      (query, signal) =>
        getGroupLaunchSettings({ path: { groupId }, query, signal, throwOnError: true }),
    ),
  );

/** Each answer asks DRS about every server of the page: only when somebody looks, and not again by itself. */
export const useDrift = (groupId: string, limit: number) =>
  useInfiniteQuery({
    ...cursorQuery(
      getGroupDriftQueryKey({ path: { groupId }, query: { limit } }),
      limit,
      (query, signal) => getGroupDrift({ path: { groupId }, query, signal, throwOnError: true }),
    ),
    staleTime: 60_000,
    refetchOnWindowFocus: false,
  });

export function useDeleteGroup() {
  const askAnew = useAskAnew();
  return useMutation({ ...deleteGroupMutation(), onSuccess: () => askAnew(AROUND_A_GROUP) });
}

/** What says in which group a server is. */
export const AROUND_A_GROUP = ['listGroups', 'listSourceServers', 'getSourceServer', 'getOverview'];
export const OF_A_GROUP = ['listGroupServers', 'getGroupLaunchSettings', 'getGroupDrift'];

/** By `operationId`, whatever else was asked with it. */
export function useAskAnew() {
  const queryClient = useQueryClient();
  return (operations: readonly string[]) =>
    Promise.all(operations.map((_id) => queryClient.invalidateQueries({ queryKey: [{ _id }] })));
}
