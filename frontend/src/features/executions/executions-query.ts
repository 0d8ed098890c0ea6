/** A live execution: what is asked of the API, how often, and what operators ask of the execution. */
import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useState } from 'react';

import type { ApiError } from '@/api/api-error';
import type { Accepted, ExecutionEvent, ExecutionView, JobLogLine } from '@/api/generated';
import {
  approveWave,
  cancelExecution,
  getJobLog,
  listExecutionEvents,
  pauseExecution,
  rejectWave,
  resumeExecution,
  retryFailedServers,
  retryWave,
  skipWave,
  terminateInstances,
} from '@/api/generated';
import {
  getExecutionOptions,
  getExecutionQueryKey,
  getJobLogQueryKey,
  listExecutionEventsQueryKey,
} from '@/api/generated/@tanstack/react-query.gen';
import type { Page } from '@/api/paging';
import { cursorQuery } from '@/api/paging';
import { polling } from '@/lib/polling';

import type { Told } from './events-model';
import { NOTHING_TOLD, readOn } from './events-model';
import { activityOf } from './progress-model';
import type { ExecutionRequest, OperatorRequest, WaveRequest } from './requests/operator-request';

export const useExecution = (executionId: string) =>
  useQuery({ ...getExecutionOptions({ path: { executionId } }), ...polling(activityOf) });

/** Made of the schedule alone, which never changes: one question is enough. */
export const usePrediction = (executionId: string) =>
  useQuery({
    ...getExecutionOptions({ path: { executionId }, query: { include: 'PREDICTION' } }),
    staleTime: Infinity,
    select: ({ prediction }) => prediction,
  });

const EVENTS_IN_A_PAGE = 200;
const LINES_IN_A_PAGE = 100;

/** All so far, newest first. Events come only with a new revision, and then only those are read. */
export function useEvents({ executionId, revision }: ExecutionView) {
  const queryClient = useQueryClient();
  const path = { executionId };
  const soFar = listExecutionEventsQueryKey({ path });
  return useQuery<Told, ApiError, ExecutionEvent[]>({
    queryKey: [...soFar, revision],
    queryFn: async ({ signal }) => {
      const before = queryClient.getQueryData<Told>(soFar) ?? NOTHING_TOLD;
      const told = await readOn(before, async (pageToken) => {
        const query = { limit: EVENTS_IN_A_PAGE, ...(pageToken ? { pageToken } : {}) };
        return (await listExecutionEvents({ path, query, signal, throwOnError: true })).data;
      });
      return queryClient.setQueryData<Told>(soFar, told) ?? told;
    },
    placeholderData: keepPreviousData,
    gcTime: 0,
    select: newestFirst,
  });
}

const newestFirst = ({ events }: Told): ExecutionEvent[] => events.toReversed();

/** Asked for only when somebody looks: DRS allows few calls, and the execution needs them itself. */
export const useJobLog = (executionId: string, jobId: string) =>
  useInfiniteQuery(
    cursorQuery<Page<JobLogLine>>(
      getJobLogQueryKey({ path: { executionId, jobId } }),
      LINES_IN_A_PAGE,
      (query, signal) =>
        getJobLog({ path: { executionId, jobId }, query, signal, throwOnError: true }),
    ),
  );

const OF_EXECUTION: Record<ExecutionRequest, typeof pauseExecution> = {
  pauseExecution,
  resumeExecution,
  cancelExecution,
  terminateInstances,
};
const OF_WAVE: Record<WaveRequest, typeof approveWave> = {
  approveWave,
  rejectWave,
  retryWave,
  retryFailedServers,
  skipWave,
};

/** Answered before it is carried out: until then the execution tells it as pending. */
export function useAsk(executionId: string, request: OperatorRequest) {
  const queryClient = useQueryClient();
  // One key for as long as the dialogue is open: asking again after a lost answer is no second request.
  const [key] = useState(() => crypto.randomUUID());
  return useMutation<Accepted, ApiError, string>({
    mutationFn: async (why) => {
      const asked = { body: { why }, headers: { 'Idempotency-Key': key } };
      const { data } =
        'waveNumber' in request
          ? await OF_WAVE[request.action]({
              ...asked,
              path: { executionId, waveNumber: request.waveNumber },
              throwOnError: true,
            })
          : await OF_EXECUTION[request.action]({
              ...asked,
              path: { executionId },
              throwOnError: true,
            });
      return data;
    },
    onSuccess: () =>
      queryClient.invalidateQueries({
        queryKey: getExecutionQueryKey({ path: { executionId } }),
        exact: true,
      }),
  });
}
