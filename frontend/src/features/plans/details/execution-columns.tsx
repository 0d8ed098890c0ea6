import Badge from '@cloudscape-design/components/badge';

import type { ExecutionSummary } from '@/api/generated';
import { formatNumber } from '@/lib/format';
import { AppLink } from '@/ui/AppLink';
import { Elapsed } from '@/ui/Duration';
import { executionStatus, modeText } from '@/ui/status';
import { StatusText } from '@/ui/StatusText';
import type { Column } from '@/ui/table/columns';
import { WIDTH } from '@/ui/table/widths';
import { Time } from '@/ui/Time';

export const executionColumns: Column<ExecutionSummary>[] = [
  {
    id: 'startedAt',
    header: 'Started',
    cell: ({ executionId, startedAt }) => (
      <AppLink to={`/executions/${executionId}`}>
        <Time at={startedAt} />
      </AppLink>
    ),
    width: WIDTH.time,
  },
  {
    id: 'status',
    header: 'Status',
    cell: ({ status }) => <StatusText {...executionStatus(status)} />,
    width: WIDTH.status,
  },
  {
    id: 'mode',
    header: 'Mode',
    cell: ({ mode, isDryRun }) => (
      <>
        {modeText(mode)} {isDryRun && <Badge>Dry run</Badge>}
      </>
    ),
    width: WIDTH.mode,
  },
  {
    id: 'took',
    header: 'Took',
    cell: ({ startedAt, endedAt }) => <Elapsed from={startedAt} to={endedAt} />,
    width: WIDTH.took,
  },
  {
    id: 'servers',
    header: 'Servers healthy',
    cell: ({ serversHealthy, serverCount }) =>
      `${formatNumber(serversHealthy)} of ${formatNumber(serverCount)}`,
    width: 130,
  },
  {
    id: 'failed',
    header: 'Failed',
    cell: ({ serversFailed }) => formatNumber(serversFailed),
    width: 90,
    isHidden: true,
  },
  {
    id: 'planVersion',
    header: 'Plan version',
    cell: ({ planVersion }) => planVersion,
    width: 130,
    isHidden: true,
  },
  {
    id: 'startedBy',
    header: 'Started by',
    cell: ({ startedBy }) => startedBy.name,
    width: WIDTH.person,
  },
  { id: 'reason', header: 'Reason', cell: ({ reason }) => reason },
];
