import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import Box from '@cloudscape-design/components/box';
import FormField from '@cloudscape-design/components/form-field';
import SpaceBetween from '@cloudscape-design/components/space-between';

import { DurationInput } from '@/ui/DurationInput';

import type { Check } from '../plan-words';
import { CHECK_KINDS } from '../plan-words';
import { DocumentFields } from './DocumentFields';
import { problemsUnder } from './form-problems';
import { moved, removed, replaced } from './ordered';
import type { CheckForm } from './plan-form';
import { NEW_CHECK } from './plan-form';
import { StepCard } from './StepCard';
import type { PartProps } from './WaveEditor';

const KINDS = Object.keys(CHECK_KINDS) as Check['kind'][];

/** What must be true of each launched server before it counts as healthy. */
export function ChecksPart({ wave, errors, onChange }: PartProps) {
  const { checks } = wave;
  const set = (next: CheckForm[]) => onChange({ ...wave, checks: next });
  return (
    <SpaceBetween size="m">
      <Box color="text-body-secondary">
        {checks.length > 0
          ? 'On each launched server, one after the other. A server that fails one counts as failed.'
          : 'Without checks, a launched server counts as healthy.'}
      </Box>
      {checks.map((check, index) => (
        <StepCard
          key={index}
          title={check.name.trim() || CHECK_KINDS[check.kind].text}
          description={CHECK_KINDS[check.kind].meaning}
          position={index}
          count={checks.length}
          onMove={(to) => set(moved(checks, index, to))}
          onRemove={() => set(removed(checks, index))}
        >
          <CheckFields
            check={check}
            errors={problemsUnder(errors, `checks[${index}]`)}
            onChange={(next) => set(replaced(checks, index, next))}
          />
        </StepCard>
      ))}
      <ButtonDropdown
        items={KINDS.map((kind) => ({
          id: kind,
          text: CHECK_KINDS[kind].text,
          ...(kind !== 'DOCUMENT' && checks.some((check) => check.kind === kind)
            ? { disabled: true, disabledReason: 'The wave has this check already.' }
            : {}),
        }))}
        onItemClick={({ detail }) => {
          const kind = KINDS.find((each) => each === detail.id);
          if (kind) set([...checks, { ...NEW_CHECK, kind }]);
        }}
      >
        Add a check
      </ButtonDropdown>
    </SpaceBetween>
  );
}

interface FieldsProps {
  check: CheckForm;
  errors: Readonly<Record<string, string>>;
  onChange: (check: CheckForm) => void;
}

function CheckFields({ check, errors, onChange }: FieldsProps) {
  if (check.kind === 'DOCUMENT') {
    return <DocumentFields step={check} errors={errors} onChange={onChange} />;
  }
  return (
    <FormField label="Wait for it at most" constraintText="Such as 15m." errorText={errors.timeout}>
      <DurationInput
        value={check.timeout}
        onChange={(timeout) => onChange({ ...check, timeout })}
        placeholder="15m"
      />
    </FormField>
  );
}
