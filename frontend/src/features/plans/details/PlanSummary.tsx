import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { UseQueryResult } from '@tanstack/react-query';

import type { ApiError } from '@/api/api-error';
import type { PlanValidation, PlanView } from '@/api/generated';
import { formatCount, formatNumber } from '@/lib/format';
import { Age } from '@/ui/Age';
import { AppLink } from '@/ui/AppLink';
import { Duration } from '@/ui/Duration';
import { Facts } from '@/ui/Facts';
import { PlaceProblems } from '@/ui/PlaceProblems';
import { ProblemAlert } from '@/ui/ProblemAlert';
import { StatusText } from '@/ui/StatusText';

import { ActiveExecutions } from '../ActiveExecutions';
import { startability } from './startability';

interface Props {
  plan: PlanView;
  query: UseQueryResult<PlanValidation, ApiError>;
}

/** Whether it could start now, what it comes to, and what it promises. */
export function PlanSummary({ plan, query }: Props) {
  const { data: validation, error } = query;
  return (
    <SpaceBetween size="m">
      {error && (
        <ProblemAlert
          problem={error}
          header="The plan could not be judged"
          onRetry={() => void query.refetch()}
        />
      )}
      {validation && <PlaceProblems places={validation.inventory.places} />}
      <Container header={<Header variant="h2">Overview</Header>}>
        <Facts
          columns={4}
          facts={{
            'Can it start now?': <Answer plan={plan} validation={validation} error={error} />,
            'Running now':
              plan.activeExecutionIds.length > 0 ? (
                <ActiveExecutions ids={plan.activeExecutionIds} />
              ) : (
                'Nothing'
              ),
            RTO: plan.objectives.rto ? <Duration of={plan.objectives.rto} /> : 'Not promised',
            RPO: plan.objectives.rpo ? <Duration of={plan.objectives.rpo} /> : 'Not promised',
            Waves: (
              <AppLink to={`/plans/${plan.planId}?tab=waves`}>
                {formatCount(plan.waveCount, 'wave')}
              </AppLink>
            ),
            'Servers to launch': validation && countOf(validation.servers, validation),
            'DRS jobs for them': validation && countOf(validation.jobs, validation),
            'DRS was read': validation && <Age of={validation.inventory.at} />,
          }}
        />
      </Container>
    </SpaceBetween>
  );
}

interface AnswerProps {
  plan: PlanView;
  validation: PlanValidation | undefined;
  error: ApiError | null;
}

function Answer({ plan, validation, error }: AnswerProps) {
  if (!validation) {
    return error ? (
      <StatusText type="warning" text="Unknown" />
    ) : (
      <StatusText type="loading" text="Being judged" />
    );
  }
  const { shown, findings } = startability(validation);
  return (
    <SpaceBetween size="xxs">
      <StatusText {...shown} />
      {findings && <AppLink to={`/plans/${plan.planId}?tab=findings`}>{findings}</AppLink>}
    </SpaceBetween>
  );
}

/** A plan that makes no sense has no servers yet: that is no zero. */
function countOf(count: number, { findings }: PlanValidation): string {
  const isSenseless = findings.some(({ severity }) => severity === 'ERROR');
  return isSenseless ? 'Unknown: the plan makes no sense' : formatNumber(count);
}
