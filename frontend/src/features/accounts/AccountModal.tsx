import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';

import type { Problem } from '@/api/generated';
import { useSession } from '@/auth/session';
import { hasErrors, NO_ERRORS } from '@/lib/form';
import { ProblemAlert } from '@/ui/ProblemAlert';

import type { AccountForm } from './account-form';
import { problemsOf, refusedBy } from './account-form';
import { AccountFields } from './AccountFields';

interface Props {
  title: string;
  submit: string;
  first: AccountForm;
  isNew: boolean;
  isBusy: boolean;
  problem: Problem | null;
  onSubmit: (form: AccountForm) => void;
  onCancel: () => void;
}

/** Registering and editing differ only in what they send. */
export function AccountModal({ title, submit, first, isNew, ...state }: Props) {
  const { me } = useSession();
  const [form, setForm] = useState(first);
  const [isTried, setTried] = useState(false);
  const wrong = problemsOf(form, me.hubAccountId);

  const trySubmit = () => {
    setTried(true);
    if (!hasErrors(wrong)) state.onSubmit(form);
  };

  return (
    <Modal
      visible
      header={title}
      onDismiss={state.onCancel}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={state.onCancel}>
              Cancel
            </Button>
            <Button variant="primary" loading={state.isBusy} onClick={trySubmit}>
              {submit}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="l">
        {state.problem && <ProblemAlert problem={state.problem} />}
        <AccountFields
          form={form}
          onChange={setForm}
          errors={{ ...refusedBy(state.problem), ...(isTried ? wrong : NO_ERRORS) }}
          isNew={isNew}
          isHub={form.accountId === me.hubAccountId}
        />
      </SpaceBetween>
    </Modal>
  );
}
