import FormField from '@cloudscape-design/components/form-field';
import type { InputProps } from '@cloudscape-design/components/input';
import Input from '@cloudscape-design/components/input';
import type { ReactNode } from 'react';

interface Props {
  label: string;
  value: string;
  onChange: (value: string) => void;
  type?: InputProps['type'];
  /** So that password managers know it. */
  autoComplete: string;
  autoFocus?: boolean;
  error?: string | undefined;
  hint?: ReactNode;
}

export function TextField({ label, value, onChange, error, hint, ...input }: Props) {
  return (
    <FormField label={label} errorText={error} constraintText={hint}>
      <Input value={value} onChange={({ detail }) => onChange(detail.value)} {...input} />
    </FormField>
  );
}
