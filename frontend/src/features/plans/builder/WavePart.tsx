import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Multiselect from '@cloudscape-design/components/multiselect';
import SpaceBetween from '@cloudscape-design/components/space-between';

import { dependencyOptions, groupOptions } from './choices';
import { useGroups } from './builder-query';
import type { PartProps } from './WaveEditor';

/** What the wave is called, what it recovers, and what it waits for. */
export function WavePart({ wave, waves, errors, onChange }: PartProps) {
  const groups = useGroups();
  const dependencies = dependencyOptions(wave, waves);
  const ofGroups = groupOptions(wave, waves, groups.data ?? []);
  return (
    <SpaceBetween size="l">
      <FormField
        label="Name"
        description="Waves that wait for it follow when it is renamed."
        errorText={errors.name}
      >
        <Input
          value={wave.name}
          onChange={({ detail }) => onChange({ ...wave, name: detail.value })}
        />
      </FormField>
      <FormField
        label="Protection groups"
        description="Their servers are launched together. A wave without groups can still ask for approval, or run actions."
        errorText={errors.groupIds}
      >
        <Multiselect
          options={ofGroups}
          selectedOptions={ofGroups.filter(({ value }) => wave.groupIds.includes(value))}
          onChange={({ detail }) => onChange({ ...wave, groupIds: valuesOf(detail) })}
          placeholder="Choose groups"
          filteringType="auto"
          statusType={groups.isPending ? 'loading' : groups.error ? 'error' : 'finished'}
          loadingText="Loading groups"
          errorText="The groups could not be loaded."
          recoveryText="Try again"
          onLoadItems={() => {
            if (groups.error) void groups.refetch();
          }}
          empty="There are no protection groups yet."
        />
      </FormField>
      <FormField
        label="Waits for"
        description="It begins when all of these have ended well. Without any it begins at once."
        constraintText="A wave that waits for this one can't be chosen: both would wait for ever."
        errorText={errors.dependsOn}
      >
        <Multiselect
          options={dependencies}
          selectedOptions={dependencies.filter(({ value }) => wave.dependsOn.includes(value))}
          onChange={({ detail }) => onChange({ ...wave, dependsOn: valuesOf(detail) })}
          placeholder="Choose waves"
          filteringType="auto"
          empty="There are no other waves."
        />
      </FormField>
    </SpaceBetween>
  );
}

const valuesOf = (detail: { selectedOptions: readonly { value?: string }[] }): string[] =>
  detail.selectedOptions.flatMap(({ value }) => value ?? []);
