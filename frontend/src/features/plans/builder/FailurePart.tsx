import ColumnLayout from '@cloudscape-design/components/column-layout';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Multiselect from '@cloudscape-design/components/multiselect';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';

import type { FailurePolicy } from '@/api/generated';
import { DurationInput } from '@/ui/DurationInput';

import { POLICIES } from '../plan-words';
import { useServersOfGroups } from './builder-query';
import { serverOptions } from './choices';
import type { PartProps } from './WaveEditor';

const POLICY_NAMES = Object.keys(POLICIES) as FailurePolicy[];

/** When the wave counts as failed, and what happens then. */
export function FailurePart({ wave, errors, onChange }: PartProps) {
  const { threshold } = wave;
  return (
    <SpaceBetween size="l">
      <FormField label="If the wave fails">
        <RadioGroup
          value={wave.onFailure}
          items={POLICY_NAMES.map((value) => ({
            value,
            label: POLICIES[value].text,
            description: POLICIES[value].meaning,
          }))}
          onChange={({ detail }) =>
            onChange({
              ...wave,
              onFailure: POLICY_NAMES.find((each) => each === detail.value) ?? wave.onFailure,
            })
          }
        />
      </FormField>
      <FormField
        label="Servers that may fail"
        description="The wave fails when more of its servers fail than that. Whichever of the two tolerates more counts; optional servers never do."
      >
        <ColumnLayout columns={2}>
          <FormField label="Number" errorText={errors['threshold.servers']}>
            <Input
              inputMode="numeric"
              value={threshold.servers}
              onChange={({ detail }) =>
                onChange({ ...wave, threshold: { ...threshold, servers: detail.value } })
              }
            />
          </FormField>
          <FormField label="Percent" errorText={errors['threshold.percent']}>
            <Input
              inputMode="numeric"
              value={threshold.percent}
              onChange={({ detail }) =>
                onChange({ ...wave, threshold: { ...threshold, percent: detail.value } })
              }
            />
          </FormField>
        </ColumnLayout>
      </FormField>
      <OptionalServersField wave={wave} onChange={onChange} />
      <FormField
        label="Time limit of the wave"
        description="From its start until its last check and action. What is not done by then has failed."
        constraintText="Such as 2h. It stands still while the execution is paused."
        errorText={errors.timeout}
      >
        <DurationInput
          value={wave.timeout}
          onChange={(timeout) => onChange({ ...wave, timeout })}
          placeholder="2h"
        />
      </FormField>
    </SpaceBetween>
  );
}

function OptionalServersField({ wave, onChange }: Pick<PartProps, 'wave' | 'onChange'>) {
  const { servers, isPending, error } = useServersOfGroups(wave.groupIds);
  const options = serverOptions(wave, servers);
  return (
    <FormField
      label="Optional servers"
      description="They are launched and checked like the others, but the wave goes on without them."
      errorText={error && `The servers of its groups could not be read: ${error.detail}`}
    >
      <Multiselect
        options={options}
        selectedOptions={options.filter(({ value }) => wave.optionalServerIds.includes(value))}
        onChange={({ detail }) =>
          onChange({
            ...wave,
            optionalServerIds: detail.selectedOptions.flatMap(({ value }) => value ?? []),
          })
        }
        placeholder="Every server counts"
        filteringType="auto"
        statusType={isPending ? 'loading' : 'finished'}
        loadingText="Loading servers"
        empty={
          wave.groupIds.length > 0
            ? 'Its groups have no servers at this moment.'
            : 'Choose protection groups first.'
        }
      />
    </FormField>
  );
}
