import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import StatusIndicator from '@cloudscape-design/components/status-indicator';

import type { WaitingExecution } from '@/api/generated';
import { Due } from '@/ui/Age';
import { AppLink } from '@/ui/AppLink';
import { Elapsed } from '@/ui/Duration';

import { titleOf, WAITS_FOR } from './execution-words';
import { Nothing } from './Nothing';
import { ShortList } from './ShortList';

/** Executions that go on only when somebody has decided. */
export function WaitingPanel({ waiting }: { waiting: readonly WaitingExecution[] }) {
  const header = (
    <Header variant="h2" counter={`(${waiting.length})`}>
      Waiting for somebody
    </Header>
  );
  return (
    <Container header={header}>
      {waiting.length === 0 && <Nothing>No execution waits for a decision.</Nothing>}
      <ShortList
        items={waiting}
        keyOf={({ executionId, decision }) => `${executionId}/${decision.kind}/${decision.wave}`}
        show={(one) => <Waiting waiting={one} />}
      />
    </Container>
  );
}

function Waiting({ waiting }: { waiting: WaitingExecution }) {
  const { executionId, decision } = waiting;
  return (
    <>
      <AppLink to={`/executions/${executionId}`}>{titleOf(waiting)}</AppLink>
      <div>
        <StatusIndicator type="warning">{WAITS_FOR[decision.kind]}</StatusIndicator>:{' '}
        {decision.text}
      </div>
      <Box variant="small" color="text-body-secondary">
        For <Elapsed from={decision.since} to={null} />.{' '}
        {decision.until ? (
          <>
            The plan decides <Due of={decision.until} />.
          </>
        ) : (
          'It waits for as long as it takes.'
        )}
      </Box>
    </>
  );
}
