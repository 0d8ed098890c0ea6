import StatusIndicator from '@cloudscape-design/components/status-indicator';

import { NOTHING } from '@/lib/format';
import { AppLink } from '@/ui/AppLink';

/** Links to what runs of a plan at this moment. */
export function ActiveExecutions({ ids }: { ids: readonly string[] }) {
  if (ids.length === 0) return NOTHING;
  return (
    <StatusIndicator type="in-progress">
      {ids.map((id, index) => (
        <span key={id}>
          {index > 0 && ', '}
          <AppLink to={`/executions/${id}`} ariaLabel={`Execution ${id}`}>
            {ids.length === 1 ? 'Execution' : `Execution ${index + 1}`}
          </AppLink>
        </span>
      ))}
    </StatusIndicator>
  );
}
