import type { ButtonProps } from '@cloudscape-design/components/button';
import Button from '@cloudscape-design/components/button';

import { useSession } from '@/auth/session';

interface Props extends Pick<ButtonProps, 'variant' | 'iconName' | 'loading'> {
  /** An `operationId` that makes something new: there is no thing yet that could say what is allowed. */
  operation: string;
  /** What else speaks against it at the moment, such as that nothing is chosen yet. */
  whyNot?: string | undefined;
  children: string;
  onClick: () => void;
}

/** A button for what the roles of somebody allow; if not, it says so. */
export function RoleButton({ operation, whyNot, variant = 'primary', ...look }: Props) {
  const { me, may } = useSession();
  const roles = me.roles.join(', ') || 'no role';
  return (
    <Button
      variant={variant}
      disabled={!may(operation) || whyNot !== undefined}
      disabledReason={may(operation) ? whyNot : `Your roles do not allow this. You have: ${roles}.`}
      {...look}
    />
  );
}
