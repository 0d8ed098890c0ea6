import FormField from '@cloudscape-design/components/form-field';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import Toggle from '@cloudscape-design/components/toggle';

import type { GateTimeout } from '@/api/generated';
import { DurationInput } from '@/ui/DurationInput';

import { GATE_TIMEOUTS } from '../plan-words';
import type { ApprovalForm } from './plan-form';
import { NEW_APPROVAL } from './plan-form';
import type { PartProps } from './WaveEditor';

const TIMEOUTS = Object.keys(GATE_TIMEOUTS) as GateTimeout[];

/** Whether somebody must say yes before the wave starts. */
export function ApprovalPart({ wave, errors, onChange }: PartProps) {
  const { approval } = wave;
  const set = (changes: Partial<ApprovalForm>) =>
    onChange({ ...wave, approval: { ...NEW_APPROVAL, ...approval, ...changes } });
  return (
    <SpaceBetween size="l">
      <Toggle
        checked={approval !== null}
        description="Once the waves before it have ended well, it waits for somebody. They are told by the notices."
        onChange={({ detail }) =>
          onChange({ ...wave, approval: detail.checked ? NEW_APPROVAL : null })
        }
      >
        Somebody must approve this wave before it starts
      </Toggle>
      {approval && (
        <>
          <FormField
            label="Instructions – optional"
            description="What to look at before one says yes."
            errorText={errors['approval.instructions']}
          >
            <Textarea
              rows={3}
              value={approval.instructions}
              onChange={({ detail }) => set({ instructions: detail.value })}
            />
          </FormField>
          <FormField
            label="Wait for an answer at most – optional"
            description="Left empty, it waits until somebody decides."
            constraintText="Such as 30m or 4h."
            errorText={errors['approval.timeout']}
          >
            <DurationInput
              value={approval.timeout}
              onChange={(timeout) => set({ timeout })}
              placeholder="Without an end"
            />
          </FormField>
          {approval.timeout.trim() !== '' && (
            <FormField label="Without an answer until then">
              <RadioGroup
                value={approval.onTimeout}
                items={TIMEOUTS.map((value) => ({ value, label: GATE_TIMEOUTS[value] }))}
                onChange={({ detail }) =>
                  set({ onTimeout: detail.value === 'APPROVE' ? 'APPROVE' : 'REJECT' })
                }
              />
            </FormField>
          )}
        </>
      )}
    </SpaceBetween>
  );
}
