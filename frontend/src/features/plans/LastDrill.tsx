import type { PlanSummary } from '@/api/generated';
import { entityPath } from '@/lib/paths';
import { Age } from '@/ui/Age';
import { AppLink } from '@/ui/AppLink';
import { drillsStatus } from '@/ui/drills';
import { executionStatus } from '@/ui/status';
import { StatusText } from '@/ui/StatusText';

/** How it ended and when; and whether another one is due. */
export function LastDrill({ plan: { drilled, lastDrill } }: { plan: PlanSummary }) {
  if (!lastDrill) return <StatusText {...drillsStatus(drilled)} />;
  return (
    <>
      <StatusText {...executionStatus(lastDrill.status)} />
      <div>
        <AppLink to={entityPath('EXECUTION', lastDrill.executionId)}>
          <Age of={lastDrill.endedAt} />
        </AppLink>
      </div>
      {drilled !== 'LATELY' && (
        <div>
          <StatusText
            type="warning"
            text={drilled === 'NEVER' ? 'None completed yet' : 'The next is overdue'}
          />
        </div>
      )}
    </>
  );
}
