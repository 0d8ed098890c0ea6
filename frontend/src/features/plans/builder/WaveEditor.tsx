import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tabs from '@cloudscape-design/components/tabs';
import type { ReactNode } from 'react';

import type { FieldErrors } from '@/lib/form';

import type { Part } from '../repair-place';
import { PARTS } from '../repair-place';
import { ActionsPart } from './ActionsPart';
import { ApprovalPart } from './ApprovalPart';
import { ChecksPart } from './ChecksPart';
import { FailurePart } from './FailurePart';
import type { WaveForm } from './plan-form';
import { waveTitle } from './plan-form';
import { WavePart } from './WavePart';

export interface PartProps {
  wave: WaveForm;
  /** All of the plan, this one included. */
  waves: readonly WaveForm[];
  /** Of this wave, named from there. */
  errors: FieldErrors;
  onChange: (wave: WaveForm) => void;
}

interface Props extends PartProps {
  part: Part;
  onPart: (part: Part) => void;
}

/** The form of one wave, in parts: a plan may have fifty of them. */
export function WaveEditor({ part, onPart, ...props }: Props) {
  const { wave, waves } = props;
  const index = waves.findIndex(({ key }) => key === wave.key);
  const actions = wave.actionsBefore.length + wave.actionsAfter.length;
  const parts: Record<Part, { label: string; content: ReactNode }> = {
    wave: { label: 'Wave', content: <WavePart {...props} /> },
    approval: {
      label: wave.approval ? 'Approval (needed)' : 'Approval',
      content: <ApprovalPart {...props} />,
    },
    checks: { label: `Checks (${wave.checks.length})`, content: <ChecksPart {...props} /> },
    actions: { label: `Actions (${actions})`, content: <ActionsPart {...props} /> },
    failure: { label: 'Failure and limits', content: <FailurePart {...props} /> },
  };
  return (
    <SpaceBetween size="s">
      <Header variant="h3">{waveTitle(wave, index)}</Header>
      <Tabs
        ariaLabel={`Parts of ${waveTitle(wave, index)}`}
        activeTabId={part}
        onChange={({ detail }) => onPart(PARTS.find((id) => id === detail.activeTabId) ?? PARTS[0])}
        tabs={PARTS.map((id) => ({
          id,
          label: parts[id].label,
          content: id === part && parts[id].content,
        }))}
      />
    </SpaceBetween>
  );
}
