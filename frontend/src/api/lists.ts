/** Short lists as a whole, which several pages need: under one key, so they are kept once. */
import { queryOptions } from '@tanstack/react-query';

import type { ApiError } from './api-error';
import {
  listAccountsQueryKey,
  listGroupsQueryKey,
  listPlansQueryKey,
} from './generated/@tanstack/react-query.gen';
import type { AccountView, GroupSummary, PlanSummary } from './generated';
import { listAccounts, listGroups, listPlans } from './generated';
import { everyPage } from './paging';

export const everyAccount = queryOptions<AccountView[], ApiError>({
  queryKey: listAccountsQueryKey(),
  queryFn: ({ signal }) =>
    everyPage((query) => listAccounts({ query, signal, throwOnError: true })),
});

export const everyGroup = queryOptions<GroupSummary[], ApiError>({
  queryKey: listGroupsQueryKey(),
  queryFn: ({ signal }) => everyPage((query) => listGroups({ query, signal, throwOnError: true })),
});

export const everyPlan = queryOptions<PlanSummary[], ApiError>({
  queryKey: listPlansQueryKey(),
  queryFn: ({ signal }) => everyPage((query) => listPlans({ query, signal, throwOnError: true })),
});
