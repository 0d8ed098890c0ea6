import type { ButtonProps } from '@cloudscape-design/components/button';
import Button from '@cloudscape-design/components/button';

import type { AllowedAction } from '@/api/generated';

import { actionOf } from './allowed-actions';

interface Props extends Pick<ButtonProps, 'variant' | 'iconName' | 'loading' | 'ariaLabel'> {
  /** An `operationId`, with the mode behind it where one matters: `startExecution:DRILL`. */
  action: string;
  /** Of the thing; undefined: nothing is chosen yet. */
  allowed: readonly AllowedAction[] | undefined;
  children: string;
  onClick: () => void;
}

/** A button for what the API lets somebody do with a thing now; if not, it says why. */
export function ActionButton({ action, allowed, children, onClick, ...look }: Props) {
  const { isAllowed, whyNot } = actionOf(allowed, action);
  return (
    <Button disabled={!isAllowed} disabledReason={whyNot} onClick={onClick} {...look}>
      {children}
    </Button>
  );
}
