/** Source servers of all accounts. The API remembers them for two minutes unless told to look anew. */
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';

import type { Location } from '@/api/generated';
import { listRecoveryPoints, listSourceServers } from '@/api/generated';
import {
  getServerLaunchSettingsOptions,
  getSourceServerOptions,
  listRecoveryPointsQueryKey,
  listSourceServersQueryKey,
} from '@/api/generated/@tanstack/react-query.gen';
import { everyAccount, everyGroup } from '@/api/lists';
import { cursorQuery } from '@/api/paging';
import { pollingSlowly } from '@/lib/polling';

import type { ServerQuery } from './servers-filter';

interface ServerAt {
  serverId: string;
  location: Location;
}

const servers = (filter: ServerQuery, limit: number, options: { refresh: boolean }) =>
  cursorQuery(listSourceServersQueryKey({ query: { ...filter, limit } }), limit, (page, signal) =>
    listSourceServers({ query: { ...filter, ...page, ...options }, signal, throwOnError: true }),
  );

export function useServers(filter: ServerQuery, limit: number) {
  const queryClient = useQueryClient();
  const query = useInfiniteQuery({
    ...servers(filter, limit, { refresh: false }),
    ...pollingSlowly,
  });
  const lookAnew = useCallback(
    () =>
      queryClient.prefetchInfiniteQuery({
        ...servers(filter, limit, { refresh: true }),
        staleTime: 0,
      }),
    [queryClient, filter, limit],
  );
  return { query, lookAnew };
}

/** Only to be chosen from: without them the list works, too. */
export function usePlacesAndGroups() {
  const accounts = useQuery(everyAccount);
  const groups = useQuery(everyGroup);
  return { accounts: accounts.data, groups: groups.data };
}

export const useServer = (server: ServerAt) =>
  useQuery({ ...getSourceServerOptions({ path: pathOf(server) }), ...pollingSlowly });

export const useLaunchSettings = (server: ServerAt) =>
  useQuery(getServerLaunchSettingsOptions({ path: pathOf(server) }));

export function useRecoveryPoints(server: ServerAt, limit: number) {
  const path = pathOf(server);
  return useInfiniteQuery(
    cursorQuery(listRecoveryPointsQueryKey({ path, query: { limit } }), limit, (query, signal) =>
      listRecoveryPoints({ path, query, signal, throwOnError: true }),
    ),
  );
}

const pathOf = ({ serverId, location }: ServerAt) => ({ ...location, serverId });
