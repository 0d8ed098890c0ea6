/** What the form of a group asks while it is filled in, and how it is saved. */
import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useCallback, useState } from 'react';

import type { ApiError } from '@/api/api-error';
import type {
  GroupChange,
  GroupDraftInput,
  GroupPreview,
  GroupView,
  ListSourceServersData,
  ServerView,
} from '@/api/generated';
import {
  createGroup,
  listGroupServers,
  listSourceServers,
  previewGroup,
  updateGroup,
} from '@/api/generated';
import {
  getGroupOptions,
  getGroupQueryKey,
  listGroupServersQueryKey,
  listSourceServersQueryKey,
} from '@/api/generated/@tanstack/react-query.gen';
import { cursorQuery, everyPage } from '@/api/paging';
import { useDebounced } from '@/lib/debounced';

import { AROUND_A_GROUP, OF_A_GROUP, useAskAnew } from '../groups-query';

export type SourceQuery = NonNullable<ListSourceServersData['query']>;

const REST = 400;
const NOTHING_TO_ASK = JSON.stringify(null);

const sources = (filter: SourceQuery, limit: number, options: { refresh: boolean }) =>
  cursorQuery(listSourceServersQueryKey({ query: { ...filter, limit } }), limit, (page, signal) =>
    listSourceServers({ query: { ...filter, ...page, ...options }, signal, throwOnError: true }),
  );

export function useSources(filter: SourceQuery, limit: number) {
  const queryClient = useQueryClient();
  const query = useInfiniteQuery(sources(filter, limit, { refresh: false }));
  const lookAnew = () =>
    queryClient.prefetchInfiniteQuery({
      ...sources(filter, limit, { refresh: true }),
      staleTime: 0,
    });
  return { query, lookAnew };
}

/** Asked once somebody rests; meanwhile the answer before is shown. */
export function usePreview(preview: GroupPreview | undefined, limit: number) {
  const wanted = JSON.stringify(preview ?? null);
  const text = useDebounced(wanted, REST);
  const query = useInfiniteQuery({
    ...cursorQuery(['previewGroup', text, limit], limit, async (page, signal) =>
      previewGroup({
        body: JSON.parse(text) as GroupPreview,
        query: page,
        signal,
        throwOnError: true,
      }),
    ),
    enabled: text !== NOTHING_TO_ASK,
    placeholderData: keepPreviousData,
  });
  return { query, isBehind: wanted !== text || query.isPlaceholderData };
}

export type Preview = ReturnType<typeof usePreview>['query'];

/** As it was when the form was opened: what others change meanwhile is met at saving. */
export const useGroupAsRead = (groupId: string) =>
  useQuery({
    ...getGroupOptions({ path: { groupId } }),
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });

export function useReadAnew(groupId: string) {
  const queryClient = useQueryClient();
  return useMutation<GroupView, ApiError>({
    mutationFn: () =>
      queryClient.fetchQuery({ ...getGroupOptions({ path: { groupId } }), staleTime: 0 }),
  });
}

/** By server id. Without them the ids are shown, so a failure is no hindrance. */
export function useHostnames(groupId: string | undefined): Readonly<Record<string, string>> {
  const { data } = useQuery({
    queryKey: [...listGroupServersQueryKey({ path: { groupId: groupId ?? '' } }), 'hostnames'],
    queryFn: ({ signal }) =>
      everyPage((query) =>
        listGroupServers({
          path: { groupId: groupId ?? '' },
          query,
          signal,
          throwOnError: true,
        }),
      ),
    enabled: groupId !== undefined,
    select: namesOf,
  });
  return data ?? NO_NAMES;
}

const NO_NAMES = {};

export const namesOf = (servers: readonly Pick<ServerView, 'serverId' | 'hostname'>[]) =>
  Object.fromEntries(servers.map(({ serverId, hostname }) => [serverId, hostname]));

export function useCreateGroup() {
  const askAnew = useAskAnew();
  const keyOf = useKeys();
  return useMutation<GroupView, ApiError, GroupDraftInput>({
    mutationFn: async (body) => {
      const headers = { 'Idempotency-Key': keyOf(JSON.stringify(body)) };
      return (await createGroup({ body, headers, throwOnError: true })).data;
    },
    // Nobody waits for it: the form is left at once.
    onSuccess: () => void askAnew(AROUND_A_GROUP),
  });
}

export function useUpdateGroup(groupId: string) {
  const queryClient = useQueryClient();
  const askAnew = useAskAnew();
  return useMutation<GroupView, ApiError, GroupChange>({
    mutationFn: async (body) =>
      (await updateGroup({ path: { groupId }, body, throwOnError: true })).data,
    onSuccess: (group) => {
      queryClient.setQueryData(getGroupQueryKey({ path: { groupId } }), group);
      void askAnew([...AROUND_A_GROUP, ...OF_A_GROUP]);
    },
  });
}

/** The same request again, after a lost answer, is no second group; another one is another. */
function useKeys(): (request: string) => string {
  const [keys] = useState(() => new Map<string, string>());
  return useCallback(
    (request) => {
      const key = keys.get(request) ?? crypto.randomUUID();
      keys.set(request, key);
      return key;
    },
    [keys],
  );
}
