import ButtonDropdown from '@cloudscape-design/components/button-dropdown';

import type { AllowedAction } from '@/api/generated';

import { actionOf } from './allowed-actions';

export interface MenuAction {
  /** As for `ActionButton`. */
  action: string;
  text: string;
  onClick: () => void;
}

interface Props {
  allowed: readonly AllowedAction[] | undefined;
  actions: readonly MenuAction[];
  children?: string;
}

/** Several actions of one thing; those that are not possible say why. */
export function ActionMenu({ allowed, actions, children = 'Actions' }: Props) {
  return (
    <ButtonDropdown
      // An alert around it would cut its menu off.
      expandToViewport
      disabled={!allowed}
      items={actions.map(({ action, text }) => {
        const { isAllowed, whyNot } = actionOf(allowed, action);
        return {
          id: action,
          text,
          disabled: !isAllowed,
          ...(whyNot === undefined ? {} : { disabledReason: whyNot }),
        };
      })}
      onItemClick={({ detail }) => actions.find(({ action }) => action === detail.id)?.onClick()}
    >
      {children}
    </ButtonDropdown>
  );
}
