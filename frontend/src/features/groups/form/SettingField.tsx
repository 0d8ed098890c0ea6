import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import type { SelectProps } from '@cloudscape-design/components/select';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';

import type { Setting } from '@/lib/launch-settings';
import { CHOICES, settingLabel } from '@/lib/launch-settings';

interface Props {
  setting: Setting;
  /** Undefined: inherited. */
  text: string | undefined;
  /** What takes effect while nothing is set here, in words. */
  inherited: string;
  error: string | undefined;
  onChange: (text: string | undefined) => void;
}

const INHERIT = 'INHERIT';
const SET = 'SET';

interface Hint {
  description: string;
  constraint?: string;
  placeholder?: string;
}

/** Each has a description: fields of one row begin at the same height. */
const HINTS: Record<Setting, Hint> = {
  instanceType: {
    description: 'Counts only while right-sizing is none.',
    placeholder: 'm5.large',
  },
  rightSizing: { description: 'How DRS finds the instance type.' },
  launchDisposition: { description: 'Whether instances run once they are launched.' },
  subnetId: {
    description: 'Where instances get their addresses.',
    placeholder: 'subnet-0a1b2c3d',
  },
  securityGroupIds: {
    description: 'Which traffic reaches instances.',
    placeholder: 'sg-0a1b2c3d',
    constraint: 'Separated by commas.',
  },
  privateIp: { description: 'An address in the subnet.', placeholder: '10.0.0.12' },
  copyPrivateIp: { description: 'Of the source server, if the subnet has it.' },
  copyTags: { description: 'From the source server onto the instance.' },
  instanceProfile: { description: 'Its name, or its ARN.', placeholder: 'RecoveredServer' },
  licensing: { description: 'Whose licence the operating system has.' },
  launchIntoInstanceId: {
    description: 'A stopped instance that gets the disks.',
    placeholder: 'i-0123456789abcdef0',
  },
};

/** One launch setting: inherited, or set here. */
export function SettingField({ setting, text, inherited, error, onChange }: Props) {
  const choices = CHOICES[setting];
  const label = settingLabel(setting);
  const { description, constraint, placeholder = '' } = HINTS[setting];
  const options: SelectProps.Option[] = [
    { value: INHERIT, label: inherited },
    ...Object.entries(choices ?? { [SET]: 'Set here' }).map(([value, words]) => ({
      value,
      label: words,
    })),
  ];
  const chosen = text === undefined ? INHERIT : choices ? text : SET;
  const choose = (value: string | undefined) => {
    if (value === INHERIT) onChange(undefined);
    else onChange(choices ? value : '');
  };
  return (
    <SpaceBetween size="xxs">
      <FormField label={label} description={description} errorText={choices && error}>
        <Select
          options={options}
          selectedOption={options.find(({ value }) => value === chosen) ?? null}
          onChange={({ detail }) => choose(detail.selectedOption.value)}
        />
      </FormField>
      {!choices && text !== undefined && (
        <FormField constraintText={constraint} errorText={error}>
          <Input
            ariaLabel={`${label}, set here`}
            value={text}
            placeholder={placeholder}
            autoComplete={false}
            onChange={({ detail }) => onChange(detail.value)}
          />
        </FormField>
      )}
    </SpaceBetween>
  );
}
