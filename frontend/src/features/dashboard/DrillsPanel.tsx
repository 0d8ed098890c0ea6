import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';

import type { PlansOverview } from '@/api/generated';
import { formatNumber } from '@/lib/format';
import { Age } from '@/ui/Age';
import { AppLink } from '@/ui/AppLink';
import { StatusText } from '@/ui/StatusText';

import { BigNumber } from './BigNumber';
import type { DueDrill } from './drills-model';
import { dueDrills, periodText } from './drills-model';
import { Nothing } from './Nothing';
import { ShortList } from './ShortList';

/** Which plans have proved lately that they work, and which have not. */
export function DrillsPanel({ plans }: { plans: PlansOverview }) {
  const { drills, total } = plans;
  const period = periodText(drills);
  const due = dueDrills(drills);
  return (
    <Container fitHeight header={<Header variant="h2">Plans and their drills</Header>}>
      <SpaceBetween size="l">
        <KeyValuePairs
          columns={4}
          items={[
            {
              label: 'Recovery plans',
              value: <BigNumber to="/plans">{formatNumber(total)}</BigNumber>,
            },
            { label: `Drilled within ${period}`, value: <Count count={drills.lately} /> },
            { label: 'Overdue', value: <Count count={drills.overdue.length} /> },
            { label: 'Never drilled', value: <Count count={drills.never.length} /> },
          ]}
        />
        {total === 0 && <Nothing>There is no recovery plan any more.</Nothing>}
        {total > 0 && due.length === 0 && (
          <Nothing>Every plan completed a drill within {period}.</Nothing>
        )}
        <ShortList
          items={due}
          keyOf={({ planId }) => planId}
          show={(drill) => <Due drill={drill} />}
        />
      </SpaceBetween>
    </Container>
  );
}

/** Those that it counts are listed below. */
function Count({ count }: { count: number }) {
  return <Box variant="awsui-value-large">{formatNumber(count)}</Box>;
}

function Due({ drill }: { drill: DueDrill }) {
  const { planId, planName, last } = drill;
  return (
    <>
      <AppLink to={`/plans/${planId}`}>{planName}</AppLink>
      <div>
        <StatusText type="warning" text={last ? 'Overdue' : 'Never drilled'} />
        {last && (
          <>
            : the last completed drill was{' '}
            <AppLink to={`/executions/${last.executionId}`}>
              <Age of={last.at} />
            </AppLink>
          </>
        )}
      </div>
    </>
  );
}
