import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import type { ReactNode } from 'react';
import { useState } from 'react';

import type { Problem } from '@/api/generated';

import { ProblemAlert } from './ProblemAlert';

interface Props {
  title: string;
  /** What will happen, and what will not. */
  children: ReactNode;
  confirm: string;
  /** Where "Cancel" could be taken for what is asked. */
  dismiss?: string;
  /** To be typed exactly, where a slip would be dear. */
  typed?: string;
  /** Whether somebody says why: it is kept in the audit. */
  reason?: 'OPTIONAL' | 'REQUIRED';
  isBusy: boolean;
  problem: Problem | null;
  onConfirm: (reason: string) => void;
  onCancel: () => void;
}

/** Asked before anything that can't be undone. Render it only while it is open. */
export function ConfirmModal({ title, children, confirm, typed, reason, ...state }: Props) {
  const [said, setSaid] = useState('');
  const [why, setWhy] = useState('');
  const isReady = (!typed || said === typed) && (reason !== 'REQUIRED' || why.trim() !== '');
  return (
    <Modal
      visible
      header={title}
      onDismiss={state.onCancel}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={state.onCancel}>
              {state.dismiss ?? 'Cancel'}
            </Button>
            <Button
              variant="primary"
              disabled={!isReady}
              loading={state.isBusy}
              onClick={() => state.onConfirm(why.trim())}
            >
              {confirm}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        {state.problem && <ProblemAlert problem={state.problem} />}
        <div>{children}</div>
        {reason && (
          <FormField label={reason === 'REQUIRED' ? 'Reason' : 'Reason – optional'}>
            <Textarea value={why} onChange={({ detail }) => setWhy(detail.value)} rows={2} />
          </FormField>
        )}
        {typed && (
          <FormField label={`To confirm, type ${typed}`}>
            <Input
              value={said}
              onChange={({ detail }) => setSaid(detail.value)}
              autoComplete={false}
            />
          </FormField>
        )}
      </SpaceBetween>
    </Modal>
  );
}
