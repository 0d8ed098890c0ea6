import type { InputProps } from '@cloudscape-design/components/input';
import Input from '@cloudscape-design/components/input';

import { durationText, typedDuration } from '@/lib/duration-text';

interface Props extends Pick<InputProps, 'placeholder' | 'ariaLabel' | 'disabled'> {
  /** As it is typed; `lib/duration-text` knows what is wrong with it, and what to send. */
  value: string;
  onChange: (text: string) => void;
}

/** A duration such as `1h 30m`. When somebody leaves it, it is put into its usual form. */
export function DurationInput({ value, onChange, placeholder = '1h 30m', ...look }: Props) {
  const tidy = () => {
    const span = typedDuration(value);
    if (span) onChange(durationText(span));
  };
  return (
    <Input
      value={value}
      onChange={({ detail }) => onChange(detail.value)}
      onBlur={tidy}
      placeholder={placeholder}
      autoComplete={false}
      {...look}
    />
  );
}
