import Badge from '@cloudscape-design/components/badge';

import type { AccountView } from '@/api/generated';
import { NOTHING } from '@/lib/format';
import type { Column } from '@/ui/table/columns';
import { WIDTH } from '@/ui/table/widths';
import { Time } from '@/ui/Time';

export const columns: Column<AccountView>[] = [
  {
    id: 'name',
    header: 'Name',
    cell: ({ name, isHub }) => (
      <>
        {name} {isHub && <Badge color="blue">Hub</Badge>}
      </>
    ),
    value: ({ name }) => name,
    width: 220,
  },
  {
    id: 'accountId',
    header: 'Account id',
    cell: ({ accountId }) => <span className="dr-figures">{accountId}</span>,
    value: ({ accountId }) => accountId,
    width: WIDTH.account,
  },
  {
    id: 'regions',
    header: 'Regions',
    cell: ({ regions }) => regions.join(', '),
    value: ({ regions }) => regions.join(', '),
    width: 240,
  },
  {
    id: 'roleArn',
    header: 'Role',
    cell: ({ roleArn }) => roleArn ?? NOTHING,
    value: ({ roleArn }) => roleArn,
    width: 380,
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
  },
];
