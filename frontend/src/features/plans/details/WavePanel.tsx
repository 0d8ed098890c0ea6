import SpaceBetween from '@cloudscape-design/components/space-between';

import type { PlanView } from '@/api/generated';
import { formatDuration } from '@/lib/duration';
import { actionOf } from '@/ui/allowed-actions';
import { AppLink } from '@/ui/AppLink';
import { Facts } from '@/ui/Facts';
import { Findings } from '@/ui/Findings';

import { GATE_TIMEOUTS, gateText, POLICIES, thresholdText } from '../plan-words';
import { OptionalServers } from './OptionalServers';
import type { PlanWave } from './plan-waves';
import { ActionList, CheckList } from './WaveSteps';

interface Props {
  plan: PlanView;
  wave: PlanWave;
}

/** Everything that a plan says about one of its waves. */
export function WavePanel({ plan, wave: { wave, ...place } }: Props) {
  const mayEdit = actionOf(plan.allowedActions, 'updatePlan').isAllowed;
  return (
    <SpaceBetween size="l">
      <Findings findings={place.findings} />
      <Facts
        columns={4}
        facts={{
          Groups: <GroupLinks ids={wave.groupIds} names={place.groups} />,
          'Waits for': wave.dependsOn.join(', ') || 'No other wave: it begins at once',
          'Awaited by': place.awaitedBy.join(', ') || 'No other wave',
          'Time limit': formatDuration(wave.timeout),
          Approval: gateText(wave),
          ...(wave.approval && {
            Instructions: wave.approval.instructions,
            'Without an answer': wave.approval.timeout && GATE_TIMEOUTS[wave.approval.onTimeout],
          }),
          'If it fails': `${POLICIES[wave.onFailure].text}. ${POLICIES[wave.onFailure].meaning}`,
          Tolerates: thresholdText(wave.threshold),
          'Optional servers': <OptionalServers wave={wave} />,
        }}
      />
      <CheckList checks={wave.checks} />
      <ActionList title="Before the launch" actions={wave.actionsBefore} />
      <ActionList title="After the checks" actions={wave.actionsAfter} />
      {mayEdit && (
        <AppLink to={`/plans/${plan.planId}/edit?wave=${place.number}`}>Edit this wave</AppLink>
      )}
    </SpaceBetween>
  );
}

function GroupLinks({ ids, names }: { ids: readonly string[]; names: readonly string[] }) {
  if (ids.length === 0) return 'None: it launches no servers';
  return ids.map((id, index) => (
    <span key={id}>
      {index > 0 && ', '}
      <AppLink to={`/groups/${id}`}>{names[index]}</AppLink>
    </span>
  ));
}
