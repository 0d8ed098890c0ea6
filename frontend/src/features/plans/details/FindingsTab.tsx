import type { UseQueryResult } from '@tanstack/react-query';
import { useMemo } from 'react';

import type { ApiError } from '@/api/api-error';
import type { PlanValidation, PlanView } from '@/api/generated';
import { actionOf } from '@/ui/allowed-actions';
import { EmptyState } from '@/ui/EmptyState';
import { ResourceTable } from '@/ui/table/ResourceTable';

import { findingColumns } from './finding-columns';
import type { PlanWave } from './plan-waves';

interface Props {
  plan: PlanView;
  waves: readonly PlanWave[];
  query: UseQueryResult<PlanValidation, ApiError>;
  onOpen: (wave: string) => void;
}

/** Everything that is wrong with the plan by what DRS says now, and where it is mended. */
export function FindingsTab({ plan, waves, query, onOpen }: Props) {
  const mayEdit = actionOf(plan.allowedActions, 'updatePlan').isAllowed;
  const columns = useMemo(
    () => findingColumns({ planId: plan.planId, waves, mayEdit, onOpen }),
    [plan.planId, waves, mayEdit, onOpen],
  );
  return (
    <ResourceTable
      id="plan-findings"
      title="Findings"
      description="Judged by what DRS says now. Refresh to judge the plan anew."
      words={{ one: 'finding', many: 'findings' }}
      variant="EMBEDDED"
      columns={columns}
      query={{ ...query, data: query.data?.findings }}
      trackBy={({ code, thing, wave, fact }) => `${code}/${thing}/${wave}/${fact}`}
      empty={
        <EmptyState
          title="Nothing is wrong"
          text="The plan can start. What DRS would not launch, what a launch would destroy and what the quotas delay would be listed here."
        />
      }
    />
  );
}
