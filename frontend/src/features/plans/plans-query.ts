/** Recovery plans: what is asked of the API, and what a change makes to be asked anew. */
import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';

import type { ApiError } from '@/api/api-error';
import type { ExecutionSummary, PlanDraft, PlanView } from '@/api/generated';
import { createPlan, listExecutions, validateDraft, validatePlan } from '@/api/generated';
import {
  deletePlanMutation,
  getPlanOptions,
  getPlanQueryKey,
  listExecutionsQueryKey,
  updatePlanMutation,
} from '@/api/generated/@tanstack/react-query.gen';
import { everyPlan } from '@/api/lists';
import type { Page } from '@/api/paging';
import { cursorQuery } from '@/api/paging';
import { pollingSlowly } from '@/lib/polling';

export const usePlans = () => useQuery({ ...everyPlan, ...pollingSlowly });

export const usePlan = (planId: string) =>
  useQuery({ ...getPlanOptions({ path: { planId } }), ...pollingSlowly });

/** By what DRS says now: asked anew when somebody looks, and when the plan has changed. */
export const useValidation = ({ planId, version }: Pick<PlanView, 'planId' | 'version'>) =>
  useQuery({
    queryKey: [...getPlanQueryKey({ path: { planId } }), 'validation', version],
    queryFn: async ({ signal }) =>
      (await validatePlan({ path: { planId }, signal, throwOnError: true })).data,
    staleTime: 60_000,
  });

/** What would be found if it were saved like that; null: there is nothing yet that could be judged. */
export const useDraftValidation = (draft: PlanDraft | null) =>
  useQuery({
    queryKey: ['validateDraft', draft],
    queryFn: async ({ signal }) =>
      (await validateDraft({ body: draft ?? { name: '' }, signal, throwOnError: true })).data,
    enabled: draft !== null,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    gcTime: 60_000,
  });

/** What says which plans there are, and which groups and servers are in one. */
const AROUND_A_PLAN = ['listPlans', 'listGroups', 'getGroup', 'listSourceServers', 'getOverview'];

const EXECUTIONS_IN_A_PAGE = 20;

export const useExecutionsOf = (planId: string) =>
  useInfiniteQuery({
    ...cursorQuery<Page<ExecutionSummary>>(
      [...listExecutionsQueryKey({ query: { planId } }), 'pages'],
      EXECUTIONS_IN_A_PAGE,
      (query, signal) =>
        listExecutions({ query: { ...query, planId }, signal, throwOnError: true }),
    ),
    ...pollingSlowly,
  });

/** One key for the same draft: sent again after a lost answer, it makes no second plan. */
export function useCreatePlan() {
  const told = useTellOthers();
  return useMutation<PlanView, ApiError, { draft: PlanDraft; key: string }>({
    mutationFn: async ({ draft, key }) =>
      (
        await createPlan({
          body: draft,
          headers: { 'Idempotency-Key': key },
          throwOnError: true,
        })
      ).data,
    onSuccess: told,
  });
}

export const useUpdatePlan = () =>
  useMutation({ ...updatePlanMutation(), onSuccess: useTellOthers() });

export function useDeletePlan() {
  const askAnew = useAskAnew();
  return useMutation({ ...deletePlanMutation(), onSuccess: askAnew });
}

function useTellOthers() {
  const queryClient = useQueryClient();
  const askAnew = useAskAnew();
  return (plan: PlanView) => {
    queryClient.setQueryData(getPlanQueryKey({ path: { planId: plan.planId } }), plan);
    return askAnew();
  };
}

/** By `operationId`, whatever else was asked with it. */
function useAskAnew() {
  const queryClient = useQueryClient();
  return () =>
    Promise.all(AROUND_A_PLAN.map((_id) => queryClient.invalidateQueries({ queryKey: [{ _id }] })));
}
