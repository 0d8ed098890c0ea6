import ButtonGroup from '@cloudscape-design/components/button-group';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import type { ReactNode } from 'react';

interface Props {
  title: string;
  description?: string;
  /** From 0, among `count`. */
  position: number;
  count: number;
  onMove: (position: number) => void;
  onRemove: () => void;
  children: ReactNode;
}

/** One check or action in a list whose order matters. */
export function StepCard({ title, position, count, onMove, onRemove, ...props }: Props) {
  const act: Record<string, () => void> = {
    up: () => onMove(position - 1),
    down: () => onMove(position + 1),
    remove: onRemove,
  };
  return (
    <ExpandableSection
      variant="container"
      defaultExpanded
      headerText={`${position + 1}. ${title}`}
      headingTagOverride="h4"
      {...(props.description === undefined ? {} : { headerDescription: props.description })}
      headerActions={
        <ButtonGroup
          variant="icon"
          ariaLabel={`Actions for ${title}`}
          items={[
            icon('up', 'angle-up', 'Move up', position === 0),
            icon('down', 'angle-down', 'Move down', position === count - 1),
            icon('remove', 'remove', 'Remove', false),
          ]}
          onItemClick={({ detail }) => act[detail.id]?.()}
        />
      }
    >
      {props.children}
    </ExpandableSection>
  );
}

function icon(
  id: string,
  iconName: 'angle-up' | 'angle-down' | 'remove',
  text: string,
  disabled: boolean,
) {
  return { type: 'icon-button' as const, id, iconName, text, disabled };
}
