/** The form judged while it is typed: first by our own rules, then by the API. */
import { useMemo } from 'react';

import type { ApiError } from '@/api/api-error';
import type { PlanValidation } from '@/api/generated';
import { useDebounced } from '@/lib/debounced';
import type { FieldErrors } from '@/lib/form';
import { hasErrors } from '@/lib/form';

import { useDraftValidation } from '../plans-query';
import { formProblems } from './form-problems';
import type { PlanForm } from './plan-form';
import { draftOf } from './plan-request';

const REST = 500;

export interface LiveValidation {
  /** As it was judged: some moments old while somebody types. */
  form: PlanForm;
  /** While there are any, the API is not asked. */
  problems: FieldErrors;
  verdict: PlanValidation | undefined;
  isPending: boolean;
  error: ApiError | null;
  retry: () => void;
}

export function useLiveValidation(form: PlanForm): LiveValidation {
  const rested = useDebounced(form, REST);
  const problems = useMemo(() => formProblems(rested), [rested]);
  const draft = useMemo(() => (hasErrors(problems) ? null : draftOf(rested)), [problems, rested]);
  const query = useDraftValidation(draft);
  return {
    form: rested,
    problems,
    verdict: draft ? query.data : undefined,
    isPending: rested !== form || (draft !== null && query.isFetching),
    error: draft ? query.error : null,
    retry: () => void query.refetch(),
  };
}
