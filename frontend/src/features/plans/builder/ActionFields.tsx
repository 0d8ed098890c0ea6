import FormField from '@cloudscape-design/components/form-field';
import RadioGroup from '@cloudscape-design/components/radio-group';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';

import type { OnError } from '@/api/generated';
import type { FieldErrors } from '@/lib/form';

import { ON_ERROR } from '../plan-words';
import { usePlaces } from './builder-query';
import { placeOptions, targetOptions } from './choices';
import { DocumentFields } from './DocumentFields';
import type { ActionForm, Stage, WaveForm } from './plan-form';

interface Props {
  stage: Stage;
  action: ActionForm;
  wave: WaveForm;
  waves: readonly WaveForm[];
  errors: FieldErrors;
  onChange: (action: ActionForm) => void;
}

const OUTCOMES = Object.keys(ON_ERROR) as OnError[];

export function ActionFields({ stage, action, wave, waves, errors, onChange }: Props) {
  return (
    <SpaceBetween size="m">
      <DocumentFields step={action} errors={errors} onChange={onChange} />
      {action.kind === 'COMMAND' ? (
        <TargetField {...{ stage, action, wave, waves, errors, onChange }} />
      ) : (
        <PlaceField {...{ action, errors, onChange }} />
      )}
      <FormField label="If it fails after all tries">
        <RadioGroup
          value={action.onError}
          items={OUTCOMES.map((value) => ({ value, label: ON_ERROR[value] }))}
          onChange={({ detail }) =>
            onChange({ ...action, onError: detail.value === 'CONTINUE' ? 'CONTINUE' : 'FAIL' })
          }
        />
      </FormField>
    </SpaceBetween>
  );
}

function TargetField({ stage, action, wave, waves, errors, onChange }: Props) {
  const options = targetOptions(stage, action, wave, waves);
  return (
    <FormField
      label="Runs on the instances of"
      description={
        stage === 'actionsBefore'
          ? 'A wave that this one waits for: its own instances do not exist yet.'
          : 'This wave, or one that it waits for.'
      }
      errorText={errors.onWave}
    >
      <Select
        options={options}
        selectedOption={options.find(({ value }) => value === action.onWave) ?? null}
        onChange={({ detail }) =>
          onChange({ ...action, onWave: detail.selectedOption.value ?? '' })
        }
        placeholder="Choose a wave"
        empty="This wave waits for no other one."
      />
    </FormField>
  );
}

function PlaceField({ action, errors, onChange }: Pick<Props, 'action' | 'errors' | 'onChange'>) {
  const places = usePlaces();
  const options = placeOptions(action, places.data ?? []);
  return (
    <FormField
      label="Runs in"
      description="The account and Region in which the automation is started."
      errorText={errors.location}
    >
      <Select
        options={options}
        selectedOption={options.find(({ value }) => value === action.location) ?? null}
        onChange={({ detail }) =>
          onChange({ ...action, location: detail.selectedOption.value ?? '' })
        }
      />
    </FormField>
  );
}
