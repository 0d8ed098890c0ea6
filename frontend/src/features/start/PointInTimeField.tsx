import DatePicker from '@cloudscape-design/components/date-picker';
import FormField from '@cloudscape-design/components/form-field';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import TimeInput from '@cloudscape-design/components/time-input';

import type { FieldErrors } from '@/lib/form';
import { useZone } from '@/lib/preferences';

import { PinnedServers } from './PinnedServers';
import type { StartForm } from './start-form';
import type { PlanServers } from './start-query';

interface Props {
  form: StartForm;
  onChange: (form: StartForm) => void;
  errors: FieldErrors;
  servers: PlanServers;
}

const POINTS: { value: StartForm['point']; label: string; description: string }[] = [
  {
    value: 'LATEST',
    label: 'Latest',
    description: 'The most recent data that has arrived.',
  },
  {
    value: 'NOT_AFTER',
    label: 'Not after a moment',
    description: 'Before the damage: each server gets its newest recovery point up to then.',
  },
  {
    value: 'SNAPSHOT_PER_SERVER',
    label: 'Chosen recovery points',
    description: 'A recovery point for each server that you name. All others get the latest data.',
  },
];

/** To which moment the data goes back. */
export function PointInTimeField({ form, onChange, errors, servers }: Props) {
  return (
    <SpaceBetween size="s">
      <FormField label="Point in time">
        <RadioGroup
          value={form.point}
          items={POINTS}
          onChange={({ detail }) =>
            onChange({
              ...form,
              point: POINTS.find(({ value }) => value === detail.value)?.value ?? 'LATEST',
            })
          }
        />
      </FormField>
      {form.point === 'NOT_AFTER' && <Moment form={form} onChange={onChange} errors={errors} />}
      {form.point === 'SNAPSHOT_PER_SERVER' && (
        <PinnedServers
          pinned={form.pinned}
          onChange={(pinned) => onChange({ ...form, pinned })}
          error={errors.pinned}
          servers={servers}
        />
      )}
    </SpaceBetween>
  );
}

function Moment({ form, onChange, errors }: Omit<Props, 'servers'>) {
  const [zone] = useZone();
  const told = zone === 'UTC' ? 'In UTC' : 'In your local time';
  return (
    <FormField
      label="Not after"
      description={`${told}, as all times of the console. Switch it at the top of the page.`}
      errorText={errors.moment}
    >
      <SpaceBetween direction="horizontal" size="xs">
        <DatePicker
          value={form.day}
          onChange={({ detail }) => onChange({ ...form, day: detail.value })}
          placeholder="YYYY-MM-DD"
          ariaLabel="Day"
          format="iso"
          openCalendarAriaLabel={(chosen) =>
            chosen ? `Choose a day, chosen is ${chosen}` : 'Choose a day'
          }
        />
        <TimeInput
          value={form.time}
          onChange={({ detail }) => onChange({ ...form, time: detail.value })}
          format="hh:mm:ss"
          placeholder="hh:mm:ss"
          ariaLabel="Time"
        />
      </SpaceBetween>
    </FormField>
  );
}
