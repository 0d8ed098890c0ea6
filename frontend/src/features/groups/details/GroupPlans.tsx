import { useMemo } from 'react';

import type { GroupView, PlanSummary } from '@/api/generated';
import { formatCount, NOTHING } from '@/lib/format';
import { AppLink } from '@/ui/AppLink';
import { EmptyState } from '@/ui/EmptyState';
import type { Column } from '@/ui/table/columns';
import { ResourceTable } from '@/ui/table/ResourceTable';

import { usePlans } from '../groups-query';

const WORDS = { one: 'plan', many: 'plans' };

const columns: Column<PlanSummary>[] = [
  {
    id: 'name',
    header: 'Plan',
    cell: ({ planId, name }) => <AppLink to={`/plans/${planId}`}>{name}</AppLink>,
    value: ({ name }) => name,
    width: 260,
  },
  {
    id: 'waves',
    header: 'Waves',
    cell: ({ waveCount }) => formatCount(waveCount, 'wave'),
    value: ({ waveCount }) => waveCount,
    filter: 'NEVER',
    width: 120,
  },
  {
    id: 'active',
    header: 'Running now',
    cell: ({ activeExecutionIds }) => <Active executionIds={activeExecutionIds} />,
    width: 220,
  },
  {
    id: 'description',
    header: 'Description',
    cell: ({ description }) => description || NOTHING,
    value: ({ description }) => description,
  },
];

/** The recovery plans that use the group: as long as there is one, it can't be deleted. */
export function GroupPlans({ group }: { group: GroupView }) {
  const query = usePlans();
  const { data } = query;
  const plans = useMemo(
    () => data?.filter(({ planId }) => group.planIds.includes(planId)),
    [data, group.planIds],
  );
  return (
    <ResourceTable
      id="group-plans"
      variant="EMBEDDED"
      title="Plans that use it"
      words={WORDS}
      columns={columns}
      query={{ ...query, data: plans }}
      trackBy={({ planId }) => planId}
      empty={
        <EmptyState
          title="No plan uses this group"
          text="Its servers are recovered by no plan yet."
          action={<AppLink to="/plans">Go to the recovery plans</AppLink>}
        />
      }
    />
  );
}

function Active({ executionIds }: { executionIds: readonly string[] }) {
  const [executionId] = executionIds;
  if (!executionId) return 'Nothing';
  return (
    <AppLink to={`/executions/${executionId}`}>
      {formatCount(executionIds.length, 'execution')}
    </AppLink>
  );
}
