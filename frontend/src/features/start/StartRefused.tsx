import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';

import type { Problem } from '@/api/generated';
import { entityPath, executionsPath } from '@/lib/paths';
import { AppLink } from '@/ui/AppLink';
import { ProblemAlert } from '@/ui/ProblemAlert';

import { Offer } from './Offer';
import { isInDoubt, offerOf } from './preview-model';

interface Props {
  problem: Problem;
  planId: string;
  leftOut: readonly string[];
  nameOf: (serverId: string) => string;
  onLeaveOut: (serverIds: readonly string[]) => void;
}

/** Why nothing was started, or that nobody knows; and what can be done about it. */
export function StartRefused({ problem, planId, leftOut, nameOf, onLeaveOut }: Props) {
  const executionIds = new Set((problem.servers ?? []).flatMap(({ by }) => by ?? []));
  return (
    <SpaceBetween size="m">
      <ProblemAlert
        problem={problem}
        header={
          isInDoubt(problem) ? 'It is not known whether it was started' : 'It was not started'
        }
      />
      {isInDoubt(problem) && (
        <Box>
          Press the button again: the same start is never carried out twice. Or look at{' '}
          <AppLink to={executionsPath({ planId })}>the executions of the plan</AppLink>.
        </Box>
      )}
      {problem.code === 'IDEMPOTENCY_KEY_REUSED' && (
        <Box>
          Another start from this page has arrived before. Look at{' '}
          <AppLink to={executionsPath({ planId })}>the executions of the plan</AppLink> first. To
          start once more, load this page anew.
        </Box>
      )}
      {executionIds.size > 0 && (
        <ul className="dr-list">
          {[...executionIds].map((id) => (
            <li key={id}>
              <AppLink to={entityPath('EXECUTION', id)}>Open execution {id}</AppLink>
            </li>
          ))}
        </ul>
      )}
      <Offer
        serverIds={offerOf(problem, leftOut)}
        leftOut={leftOut}
        nameOf={nameOf}
        onAccept={onLeaveOut}
      />
    </SpaceBetween>
  );
}
