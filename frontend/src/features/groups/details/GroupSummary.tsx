import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';

import type { GroupView } from '@/api/generated';
import { serversPath } from '@/lib/paths';
import { AppLink } from '@/ui/AppLink';
import { Facts } from '@/ui/Facts';
import { Time } from '@/ui/Time';

import { accountText, membersText } from '../groups-model';
import { useAccounts } from '../groups-query';

export function GroupSummary({ group }: { group: GroupView }) {
  const { accountId, region } = group.location;
  const accounts = useAccounts().data;
  return (
    <Container header={<Header variant="h2">Summary</Header>}>
      <Facts
        facts={{
          Servers: (
            <AppLink to={serversPath({ groupId: group.groupId })}>{membersText(group)}</AppLink>
          ),
          Account: accountText(accountId, accounts),
          Region: region,
          Created: <By at={group.createdAt} name={group.createdBy.name} />,
          'Last changed': <By at={group.changedAt} name={group.changedBy.name} />,
          'Group id': group.groupId,
        }}
      />
    </Container>
  );
}

function By({ at, name }: { at: string; name: string }) {
  return (
    <>
      <Time at={at} /> by {name}
    </>
  );
}
