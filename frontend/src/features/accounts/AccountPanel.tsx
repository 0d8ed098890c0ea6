import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import SpaceBetween from '@cloudscape-design/components/space-between';

import type { AccountView } from '@/api/generated';
import { ActionButton } from '@/ui/ActionButton';
import { Facts } from '@/ui/Facts';
import { ProblemAlert } from '@/ui/ProblemAlert';
import { Time } from '@/ui/Time';

import { useVerifyAccount } from './accounts-query';
import { Verification } from './Verification';

/** Everything about the chosen account, and whether the product can work in it. */
export function AccountPanel({ account }: { account: AccountView }) {
  const verify = useVerifyAccount();
  const path = { accountId: account.accountId };
  return (
    <SpaceBetween size="l">
      <Facts
        facts={{
          'Account id': account.accountId,
          Regions: account.regions.join(', '),
          'Role ARN': account.roleArn && <Copyable text={account.roleArn} />,
          'External id': account.externalId && <Copyable text={account.externalId} />,
          Registered: <By at={account.createdAt} name={account.createdBy.name} />,
          'Last changed': <By at={account.changedAt} name={account.changedBy.name} />,
        }}
      />
      <ActionButton
        action="verifyAccount"
        allowed={account.allowedActions}
        loading={verify.isPending}
        onClick={() => verify.mutate({ path })}
      >
        Verify
      </ActionButton>
      {verify.error && <ProblemAlert problem={verify.error} />}
      {verify.data && <Verification verification={verify.data} />}
    </SpaceBetween>
  );
}

function Copyable({ text }: { text: string }) {
  return (
    <CopyToClipboard
      variant="inline"
      textToCopy={text}
      copyButtonAriaLabel={`Copy ${text}`}
      copySuccessText="Copied"
      copyErrorText="It could not be copied"
    />
  );
}

function By({ at, name }: { at: string; name: string }) {
  return (
    <>
      <Time at={at} /> by {name}
    </>
  );
}
