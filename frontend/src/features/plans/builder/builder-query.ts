/** What can be chosen in the form of a plan: groups, their servers, accounts and Regions. */
import { queryOptions, useQueries, useQuery } from '@tanstack/react-query';

import type { ApiError } from '@/api/api-error';
import type { ServerView } from '@/api/generated';
import { listGroupServers } from '@/api/generated';
import { listGroupServersQueryKey } from '@/api/generated/@tanstack/react-query.gen';
import { everyAccount, everyGroup } from '@/api/lists';
import { everyPage } from '@/api/paging';

export const useGroups = () => useQuery(everyGroup);

/** `111122223333/eu-west-1` of every registered account. */
export const usePlaces = () =>
  useQuery({
    ...everyAccount,
    select: (accounts) =>
      accounts.flatMap(({ accountId, regions }) =>
        regions.map((region) => `${accountId}/${region}`),
      ),
  });

export interface ServersOfGroups {
  servers: ServerView[];
  isPending: boolean;
  error: ApiError | null;
}

const serversOf = (groupId: string) =>
  queryOptions<ServerView[], ApiError>({
    queryKey: [...listGroupServersQueryKey({ path: { groupId } }), 'all'],
    queryFn: ({ signal }) =>
      everyPage((query) =>
        listGroupServers({ path: { groupId }, query, signal, throwOnError: true }),
      ),
    staleTime: 60_000,
  });

export function useServersOfGroups(groupIds: readonly string[]): ServersOfGroups {
  return useQueries({
    queries: groupIds.map(serversOf),
    combine: (answers) => ({
      servers: answers.flatMap(({ data }) => data ?? []),
      isPending: answers.some(({ isPending }) => isPending),
      error: answers.find(({ error }) => error)?.error ?? null,
    }),
  });
}
