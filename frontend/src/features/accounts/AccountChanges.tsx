/** Registering, editing and removing an account, each in its own dialogue. */
import { useNotify } from '@/app/notifications';
import type { AccountView } from '@/api/generated';
import { ConfirmModal } from '@/ui/ConfirmModal';

import { changeOf, draftOf, formOf, NEW_ACCOUNT } from './account-form';
import { AccountModal } from './AccountModal';
import { useDeleteAccount, useRegisterAccount, useUpdateAccount } from './accounts-query';

interface Props {
  onClose: () => void;
}

export function RegisterAccount({ onClose }: Props) {
  const register = useRegisterAccount();
  const notify = useNotify();
  return (
    <AccountModal
      title="Register an account"
      submit="Register"
      first={NEW_ACCOUNT}
      isNew
      isBusy={register.isPending}
      problem={register.error}
      onCancel={onClose}
      onSubmit={(form) =>
        register.mutate(
          { body: draftOf(form) },
          {
            onSuccess: ({ name }) => {
              notify({ type: 'success', header: `Account ${name} is registered. Verify it next.` });
              onClose();
            },
          },
        )
      }
    />
  );
}

export function EditAccount({ account, onClose }: Props & { account: AccountView }) {
  const update = useUpdateAccount();
  const notify = useNotify();
  return (
    <AccountModal
      title={`Edit account ${account.name}`}
      submit="Save"
      first={formOf(account)}
      isNew={false}
      isBusy={update.isPending}
      problem={update.error}
      onCancel={onClose}
      onSubmit={(form) =>
        update.mutate(
          { path: { accountId: account.accountId }, body: changeOf(form, account.version) },
          {
            onSuccess: ({ name }) => {
              notify({ type: 'success', header: `Account ${name} is saved.` });
              onClose();
            },
          },
        )
      }
    />
  );
}

export function RemoveAccount({ account, onClose }: Props & { account: AccountView }) {
  const remove = useDeleteAccount();
  const notify = useNotify();
  const { accountId, name, version } = account;
  return (
    <ConfirmModal
      title={`Remove account ${name}?`}
      confirm="Remove"
      isBusy={remove.isPending}
      problem={remove.error}
      onCancel={onClose}
      onConfirm={() =>
        remove.mutate(
          { path: { accountId }, query: { version } },
          {
            onSuccess: () => {
              notify({ type: 'success', header: `Account ${name} is removed.` });
              onClose();
            },
          },
        )
      }
    >
      The product forgets account {accountId}: its servers are no longer shown and can be recovered
      by no plan. Nothing changes in the account itself: servers go on replicating, and the role
      stays there.
    </ConfirmModal>
  );
}
