import Box from '@cloudscape-design/components/box';

import type { AccountView, GroupSummary } from '@/api/generated';
import { formatCount, NOTHING } from '@/lib/format';
import { AppLink } from '@/ui/AppLink';
import type { Column } from '@/ui/table/columns';
import { WIDTH } from '@/ui/table/widths';
import { Time } from '@/ui/Time';

import { accountText, membersText } from './groups-model';

/** `accounts`: for their names, as soon as they are known. */
export function columnsOf(accounts: readonly AccountView[] | undefined): Column<GroupSummary>[] {
  const account = ({ location }: GroupSummary) => accountText(location.accountId, accounts);
  return [
    {
      id: 'name',
      header: 'Name',
      cell: ({ groupId, name }) => <AppLink to={`/groups/${groupId}`}>{name}</AppLink>,
      value: ({ name }) => name,
      width: 190,
    },
    { id: 'servers', header: 'Servers', cell: membersText, value: membersText, width: 215 },
    {
      id: 'plans',
      header: 'Used by',
      cell: ({ groupId, planIds }) => <UsedBy groupId={groupId} count={planIds.length} />,
      value: ({ planIds }) => planIds.length,
      filter: 'NEVER',
      width: 110,
    },
    {
      id: 'account',
      header: 'Account',
      cell: account,
      value: account,
      filter: 'CHOICE',
      width: 190,
    },
    {
      id: 'region',
      header: 'Region',
      cell: ({ location }) => location.region,
      value: ({ location }) => location.region,
      filter: 'CHOICE',
      width: WIDTH.region,
    },
    {
      id: 'description',
      header: 'Description',
      cell: ({ description }) => description || NOTHING,
      value: ({ description }) => description,
      width: 260,
      isHidden: true,
    },
    {
      id: 'changedAt',
      header: 'Last changed',
      cell: ({ changedAt }) => <Time at={changedAt} />,
      value: ({ changedAt }) => changedAt,
      filter: 'NEVER',
      width: WIDTH.time,
    },
    {
      id: 'changedBy',
      header: 'Changed by',
      cell: ({ changedBy }) => changedBy.name,
      value: ({ changedBy }) => changedBy.name,
      filter: 'CHOICE',
      width: WIDTH.person,
      isHidden: true,
    },
  ];
}

function UsedBy({ groupId, count }: { groupId: string; count: number }) {
  if (count === 0) return <Box color="text-body-secondary">No plan</Box>;
  return <AppLink to={`/groups/${groupId}?tab=plans`}>{formatCount(count, 'plan')}</AppLink>;
}
