import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';

import type { ExecutionSummary, Overview } from '@/api/generated';
import { formatNumber } from '@/lib/format';
import { executionsPath, serversPath } from '@/lib/paths';
import { Age } from '@/ui/Age';
import { AppLink } from '@/ui/AppLink';

import { BigNumber } from './BigNumber';
import { titleOf } from './execution-words';
import { Nothing } from './Nothing';
import { ShortList } from './ShortList';

/** Instances of drills that still run: they cost money until somebody terminates them. */
export function LeftoversPanel({ overview: { servers, executions } }: { overview: Overview }) {
  const left = executions.withLiveInstances;
  return (
    <Container
      header={
        <Header variant="h2" description="They cost money until they are terminated.">
          Drill instances still running
        </Header>
      }
    >
      <SpaceBetween size="l">
        <KeyValuePairs
          columns={2}
          items={[
            { label: 'Servers with one, says DRS', value: <Instances servers={servers} /> },
            {
              label: 'Ended drills that left some',
              value: (
                <BigNumber to={executionsPath(executions.liveInstancesQuery)}>
                  {formatNumber(left.length)}
                </BigNumber>
              ),
            },
          ]}
        />
        {left.length === 0 && <Nothing>No drill of this product has left instances.</Nothing>}
        <ShortList
          items={left}
          keyOf={({ executionId }) => executionId}
          show={(execution) => <Left execution={execution} />}
        />
      </SpaceBetween>
    </Container>
  );
}

function Instances({ servers }: { servers: Overview['servers'] }) {
  if (!servers) return 'Unknown';
  const { count, query } = servers.drillInstances;
  return <BigNumber to={serversPath(query)}>{formatNumber(count)}</BigNumber>;
}

function Left({ execution }: { execution: ExecutionSummary }) {
  return (
    <>
      <AppLink to={`/executions/${execution.executionId}`}>{titleOf(execution)}</AppLink>
      <Box variant="small" color="text-body-secondary" display="block">
        Ended <Age of={execution.endedAt} />
      </Box>
    </>
  );
}
