import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';

import type { ExecutionSummary, ExecutionsOverview } from '@/api/generated';
import { formatCount } from '@/lib/format';
import { Age } from '@/ui/Age';
import { AppLink } from '@/ui/AppLink';
import { Elapsed } from '@/ui/Duration';
import { executionStatus } from '@/ui/status';
import { StatusText } from '@/ui/StatusText';

import { titleOf } from './execution-words';
import { Nothing } from './Nothing';

const COLUMNS = [
  {
    id: 'title',
    header: 'Execution',
    isRowHeader: true,
    cell: (one: ExecutionSummary) => (
      <AppLink to={`/executions/${one.executionId}`}>{titleOf(one)}</AppLink>
    ),
  },
  {
    id: 'status',
    header: 'Ended as',
    cell: ({ status }: ExecutionSummary) => <StatusText {...executionStatus(status)} />,
  },
  { id: 'ended', header: 'Ended', cell: ({ endedAt }: ExecutionSummary) => <Age of={endedAt} /> },
  {
    id: 'took',
    header: 'Took',
    cell: ({ startedAt, endedAt }: ExecutionSummary) => <Elapsed from={startedAt} to={endedAt} />,
  },
  {
    id: 'servers',
    header: 'Healthy',
    cell: ({ serversHealthy, serverCount }: ExecutionSummary) =>
      `${serversHealthy} of ${formatCount(serverCount, 'server')}`,
  },
  { id: 'by', header: 'Started by', cell: ({ startedBy }: ExecutionSummary) => startedBy.name },
];

/** How the last executions ended. */
export function EndedPanel({ executions: { ended } }: { executions: ExecutionsOverview }) {
  return (
    <Table
      variant="container"
      header={
        <Header variant="h2" actions={<AppLink to="/executions">All executions</AppLink>}>
          Ended lately
        </Header>
      }
      items={ended}
      columnDefinitions={COLUMNS}
      trackBy="executionId"
      enableKeyboardNavigation
      empty={<Nothing>No drill and no recovery has ended yet.</Nothing>}
    />
  );
}
