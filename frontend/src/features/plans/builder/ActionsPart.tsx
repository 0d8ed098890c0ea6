import Box from '@cloudscape-design/components/box';
import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import SpaceBetween from '@cloudscape-design/components/space-between';

import type { FieldErrors } from '@/lib/form';

import { ACTION_KINDS } from '../plan-words';
import { ActionFields } from './ActionFields';
import { problemsUnder } from './form-problems';
import { moved, removed, replaced } from './ordered';
import type { ActionForm, Stage } from './plan-form';
import { NEW_ACTION, NEW_AUTOMATION } from './plan-form';
import { StepCard } from './StepCard';
import type { PartProps } from './WaveEditor';

/** What runs before the servers are launched, and after they have passed their checks. */
export function ActionsPart({ wave, waves, errors, onChange }: PartProps) {
  return (
    <SpaceBetween size="xl">
      <StageActions
        title="Before the launch"
        text="One after the other, before any server of this wave is launched."
        stage="actionsBefore"
        {...{ wave, waves, errors, onChange }}
      />
      <StageActions
        title="After the checks"
        text="One after the other, once the servers of this wave are healthy. The wave ends after them."
        stage="actionsAfter"
        {...{ wave, waves, errors, onChange }}
      />
    </SpaceBetween>
  );
}

interface StageProps extends PartProps {
  title: string;
  text: string;
  stage: Stage;
}

function StageActions({ title, text, stage, ...props }: StageProps) {
  const { wave, errors, onChange } = props;
  const actions = wave[stage];
  const set = (next: ActionForm[]) => onChange({ ...wave, [stage]: next });
  return (
    <SpaceBetween size="s">
      <Box variant="h4">{title}</Box>
      <Box color="text-body-secondary">{text}</Box>
      {actions.map((action, index) => (
        <StepCard
          key={index}
          title={action.name.trim() || ACTION_KINDS[action.kind].text}
          description={ACTION_KINDS[action.kind].meaning}
          position={index}
          count={actions.length}
          onMove={(to) => set(moved(actions, index, to))}
          onRemove={() => set(removed(actions, index))}
        >
          <ActionFields
            stage={stage}
            action={action}
            wave={wave}
            waves={props.waves}
            errors={ofAction(errors, stage, index)}
            onChange={(next) => set(replaced(actions, index, next))}
          />
        </StepCard>
      ))}
      <AddAction stage={stage} onAdd={(action) => set([...actions, action])} />
    </SpaceBetween>
  );
}

const ofAction = (errors: FieldErrors, stage: Stage, index: number): FieldErrors =>
  problemsUnder(errors, `${stage}[${index}]`);

function AddAction({ stage, onAdd }: { stage: Stage; onAdd: (action: ActionForm) => void }) {
  const place = stage === 'actionsBefore' ? 'before the launch' : 'after the checks';
  return (
    <ButtonDropdown
      ariaLabel={`Add an action ${place}`}
      items={[
        {
          id: 'AUTOMATION',
          text: 'Automation',
          description: ACTION_KINDS.AUTOMATION.meaning,
        },
        { id: 'COMMAND', text: 'Command', description: ACTION_KINDS.COMMAND.meaning },
      ]}
      onItemClick={({ detail }) => onAdd(detail.id === 'AUTOMATION' ? NEW_AUTOMATION : NEW_ACTION)}
    >
      Add an action
    </ButtonDropdown>
  );
}
