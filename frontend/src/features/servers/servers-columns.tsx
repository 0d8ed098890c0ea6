import type { ServerView } from '@/api/generated';
import { formatBytes, NOTHING } from '@/lib/format';
import { serverColumns } from '@/ui/server-columns';
import type { Column } from '@/ui/table/columns';

import { GroupLinks } from './GroupLinks';
import { LaunchText } from './LaunchText';

export const columns: Column<ServerView>[] = [
  serverColumns.hostname,
  serverColumns.readiness,
  serverColumns.replication,
  serverColumns.lag,
  serverColumns.lastRecoveryPoint,
  {
    id: 'group',
    header: 'Groups',
    cell: (server) => <GroupLinks server={server} />,
    width: 190,
  },
  {
    id: 'place',
    header: 'Account and Region',
    cell: ({ location }) => (
      <span className="dr-figures">
        {location.accountId}, {location.region}
      </span>
    ),
    width: 210,
    isHidden: true,
  },
  serverColumns.os,
  {
    id: 'lastLaunch',
    header: 'Last launch',
    cell: ({ lastLaunch }) => <LaunchText launch={lastLaunch} />,
    width: 190,
    isHidden: true,
  },
  {
    id: 'instance',
    header: 'Running instance',
    cell: ({ instance }) =>
      instance ? `${instance.instanceId} (${instance.isDrill ? 'drill' : 'recovery'})` : NOTHING,
    width: 230,
    isHidden: true,
  },
  { ...serverColumns.ipAddresses, isHidden: true },
  {
    id: 'storage',
    header: 'Disks in all',
    cell: ({ storageBytes }) => (storageBytes > 0 ? formatBytes(storageBytes) : NOTHING),
    width: 120,
    isHidden: true,
  },
  serverColumns.serverId,
];
