import { startPath } from '@/lib/paths';
import { AppLink } from '@/ui/AppLink';
import { EmptyState } from '@/ui/EmptyState';
import { PagedTable } from '@/ui/table/PagedTable';

import { useExecutionsOf } from '../plans-query';
import { executionColumns } from './execution-columns';

/** Every drill and recovery of this plan, the newest first. */
export function ExecutionsTab({ planId }: { planId: string }) {
  const query = useExecutionsOf(planId);
  return (
    <PagedTable
      id="plan-executions"
      title="Executions"
      description="Drills and recoveries of this plan, the newest first."
      words={{ one: 'execution', many: 'executions' }}
      variant="EMBEDDED"
      columns={executionColumns}
      query={query}
      trackBy={({ executionId }) => executionId}
      empty={
        <EmptyState
          title="No executions"
          text="The plan has never been started. Start it as a drill to see how it goes: its instances can be terminated again afterwards."
          action={<AppLink to={`${startPath(planId)}?mode=DRILL`}>Start a drill…</AppLink>}
        />
      }
    />
  );
}
