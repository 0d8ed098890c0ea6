import Badge from '@cloudscape-design/components/badge';
import StatusIndicator from '@cloudscape-design/components/status-indicator';

import type { ExecutionSummary } from '@/api/generated';
import { formatNumber, NOTHING } from '@/lib/format';
import { entityPath } from '@/lib/paths';
import { AppLink } from '@/ui/AppLink';
import { Elapsed } from '@/ui/Duration';
import { StatusText } from '@/ui/StatusText';
import type { Column } from '@/ui/table/columns';
import { WIDTH } from '@/ui/table/widths';
import { Time } from '@/ui/Time';

import { outcomeText, serversText, shownStatus, wavesText } from './history-model';

/** Under this name somebody’s preferences are kept. */
export const TABLE = 'executions';

export const columns: Column<ExecutionSummary>[] = [
  {
    id: 'plan',
    header: 'Plan',
    cell: ({ executionId, planName }) => (
      <AppLink to={entityPath('EXECUTION', executionId)}>{planName}</AppLink>
    ),
    width: 170,
  },
  {
    id: 'status',
    header: 'Status',
    cell: (execution) => <StatusText {...shownStatus(execution)} />,
    width: 215,
  },
  {
    id: 'mode',
    header: 'Mode',
    cell: (execution) => <ModeBadge {...execution} />,
    width: WIDTH.mode,
  },
  {
    id: 'startedAt',
    header: 'Started',
    cell: ({ startedAt }) => <Time at={startedAt} />,
    width: WIDTH.time,
  },
  {
    id: 'took',
    header: 'Took',
    cell: ({ startedAt, endedAt }) => <Elapsed from={startedAt} to={endedAt} />,
    width: WIDTH.took,
  },
  { id: 'servers', header: 'Servers healthy', cell: serversText, width: 130 },
  {
    id: 'instances',
    header: 'Instances',
    cell: (execution) => <Instances {...execution} />,
    width: 146,
  },
  { id: 'waves', header: 'Waves', cell: wavesText, width: 130, isHidden: true },
  {
    id: 'startedBy',
    header: 'Started by',
    cell: ({ startedBy }) => startedBy.name,
    width: WIDTH.person,
    isHidden: true,
  },
  {
    id: 'outcome',
    header: 'Outcome, or what it waits for',
    cell: (execution) => outcomeText(execution) || NOTHING,
    width: 340,
    isHidden: true,
  },
  {
    id: 'reason',
    header: 'Reason',
    cell: ({ reason }) => reason || NOTHING,
    width: 220,
    isHidden: true,
  },
  {
    id: 'executionId',
    header: 'Execution id',
    cell: ({ executionId }) => executionId,
    width: 200,
    isHidden: true,
  },
  {
    id: 'planVersion',
    header: 'Plan version',
    cell: ({ planVersion }) => planVersion,
    width: 120,
    isHidden: true,
  },
];

/** A dry run is never real, whatever its mode. */
function ModeBadge({ mode, isDryRun }: ExecutionSummary) {
  if (mode === 'DRILL') {
    return (
      <>
        <Badge color="blue">Drill</Badge> {isDryRun && <Badge color="grey">Dry run</Badge>}
      </>
    );
  }
  return (
    <>
      <Badge color={isDryRun ? 'grey' : 'red'}>RECOVERY</Badge>{' '}
      {isDryRun && <Badge color="grey">Dry run</Badge>}
    </>
  );
}

function Instances({ instancesRunning }: ExecutionSummary) {
  if (instancesRunning === 0) return 'None';
  return <StatusIndicator type="info">{formatNumber(instancesRunning)} running</StatusIndicator>;
}
