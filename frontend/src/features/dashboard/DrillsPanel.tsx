import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';

import type { PlansOverview } from '@/api/generated';
import { formatNumber } from '@/lib/format';
import { Age } from '@/ui/Age';
import { AppLink } from '@/ui/AppLink';
import { drillsStatus, plansDrilled } from '@/ui/drills';
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
    <Container header={<Header variant="h2">Plans and their drills</Header>}>
      <SpaceBetween size="l">
        <KeyValuePairs
          columns={4}
          items={[
            {
              label: 'Recovery plans',
              value: <BigNumber to="/plans">{formatNumber(total)}</BigNumber>,
            },
            ...drills.counts.map(({ drilled, count }) => ({
              label: drilled === 'LATELY' ? `Drilled within ${period}` : drillsStatus(drilled).text,
              value: <BigNumber to={plansDrilled(drilled)}>{formatNumber(count)}</BigNumber>,
            })),
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

function Due({ drill }: { drill: DueDrill }) {
  const { planId, planName, last } = drill;
  return (
    <>
      <AppLink to={`/plans/${planId}`}>{planName}</AppLink>
      <div>
        <StatusText {...drillsStatus(last ? 'OVERDUE' : 'NEVER')} />
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
