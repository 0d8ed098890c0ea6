/** The button of a recovery in earnest: in no colour that any other button has. */
import type { ButtonProps } from '@cloudscape-design/components/button';

const red = { default: 'var(--dr-error)', hover: 'var(--dr-text)', active: 'var(--dr-text)' };
const onRed = {
  default: 'var(--dr-surface)',
  hover: 'var(--dr-surface)',
  active: 'var(--dr-surface)',
};

export const IN_EARNEST_BUTTON: ButtonProps.Style = {
  root: { background: red, borderColor: red, color: onRed },
};
