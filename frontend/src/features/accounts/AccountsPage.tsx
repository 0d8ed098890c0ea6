import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';

import { usePage } from '@/app/page';
import type { AccountView } from '@/api/generated';
import { useUrlText } from '@/lib/url-state';
import { ActionMenu } from '@/ui/ActionMenu';
import { EmptyState } from '@/ui/EmptyState';
import { RoleButton } from '@/ui/RoleButton';
import { ResourceTable } from '@/ui/table/ResourceTable';

import { EditAccount, RegisterAccount, RemoveAccount } from './AccountChanges';
import { AccountPanel } from './AccountPanel';
import { columns } from './accounts-columns';
import { useAccounts } from './accounts-query';
import { AccountsHelp } from './AccountsHelp';

const WORDS = { one: 'account', many: 'accounts' };

type Dialogue = 'REGISTER' | 'EDIT' | 'REMOVE';

/** The AWS accounts whose servers are recovered. */
export function AccountsPage() {
  const query = useAccounts();
  const [chosenId, setChosenId] = useUrlText('account');
  const [dialogue, setDialogue] = useState<Dialogue>();
  const chosen = query.data?.find(({ accountId }) => accountId === chosenId);
  const close = () => setDialogue(undefined);

  usePage({
    title: 'Target accounts',
    contentType: 'table',
    help: <AccountsHelp />,
    panel: chosen && {
      header: chosen.name,
      content: <AccountPanel key={chosen.accountId} account={chosen} />,
      onClose: () => setChosenId(undefined),
    },
  });

  const register = (
    <RoleButton operation="registerAccount" onClick={() => setDialogue('REGISTER')}>
      Register an account
    </RoleButton>
  );
  return (
    <>
      <ResourceTable
        id="accounts"
        title="Target accounts"
        words={WORDS}
        columns={columns}
        query={query}
        trackBy={({ accountId }) => accountId}
        selection={{
          type: 'single',
          items: chosen ? [chosen] : [],
          onChange: ([account]) => setChosenId(account?.accountId),
        }}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <ActionMenu
              allowed={chosen?.allowedActions}
              actions={[
                { action: 'updateAccount', text: 'Edit', onClick: () => setDialogue('EDIT') },
                { action: 'deleteAccount', text: 'Remove', onClick: () => setDialogue('REMOVE') },
              ]}
            />
            {register}
          </SpaceBetween>
        }
        empty={
          <EmptyState
            title="No accounts"
            text="The product looks for servers only in registered accounts. Begin with the one it runs in."
            action={register}
          />
        }
      />
      {dialogue === 'REGISTER' && <RegisterAccount onClose={close} />}
      {chosen && <ChangeOf dialogue={dialogue} account={chosen} onClose={close} />}
    </>
  );
}

interface ChangeProps {
  dialogue: Dialogue | undefined;
  account: AccountView;
  onClose: () => void;
}

function ChangeOf({ dialogue, account, onClose }: ChangeProps) {
  if (dialogue === 'EDIT') return <EditAccount account={account} onClose={onClose} />;
  if (dialogue === 'REMOVE') return <RemoveAccount account={account} onClose={onClose} />;
  return null;
}
