import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';

import type { ExecutionSummary, ExecutionsOverview } from '@/api/generated';
import { executionsPath } from '@/lib/paths';
import { AppLink } from '@/ui/AppLink';
import { Elapsed } from '@/ui/Duration';
import { executionStatus } from '@/ui/status';
import { StatusText } from '@/ui/StatusText';

import { progressText, titleOf } from './execution-words';
import { Nothing } from './Nothing';
import { ShortList } from './ShortList';

/** What has not ended yet. */
export function RunningPanel({ executions }: { executions: ExecutionsOverview }) {
  const { active, activeQuery } = executions;
  const header = (
    <Header
      variant="h2"
      counter={`(${active.length})`}
      actions={
        active.length > 0 && (
          <AppLink to={executionsPath(activeQuery)}>Show them in the list</AppLink>
        )
      }
    >
      Active executions
    </Header>
  );
  return (
    <Container header={header}>
      {active.length === 0 && <Nothing>No drill and no recovery is going on.</Nothing>}
      <ShortList
        items={active}
        keyOf={({ executionId }) => executionId}
        show={(one) => <Running execution={one} />}
      />
    </Container>
  );
}

function Running({ execution }: { execution: ExecutionSummary }) {
  const { executionId, status, startedAt, startedBy } = execution;
  return (
    <>
      <AppLink to={`/executions/${executionId}`}>{titleOf(execution)}</AppLink>
      <div>
        <StatusText {...executionStatus(status)} />: {progressText(execution)}
      </div>
      <Box variant="small" color="text-body-secondary">
        For <Elapsed from={startedAt} to={null} />, started by {startedBy.name}
      </Box>
    </>
  );
}
