import type { QuotaView } from '@/api/generated';
import { Age } from '@/ui/Age';
import type { Quota } from '@/ui/quota-usage';
import { QUOTAS, shareOf, usageStatus } from '@/ui/quota-usage';
import { StatusText } from '@/ui/StatusText';
import type { Column } from '@/ui/table/columns';
import { WIDTH } from '@/ui/table/widths';
import { UsageCell } from '@/ui/UsageCell';

import { worstUsage } from './quotas-model';

export const columns: Column<QuotaView>[] = [
  {
    id: 'accountId',
    header: 'Account',
    cell: ({ accountId }) => accountId,
    value: ({ accountId }) => accountId,
    filter: 'CHOICE',
    width: WIDTH.account,
  },
  {
    id: 'region',
    header: 'Region',
    cell: ({ region }) => region,
    value: ({ region }) => region,
    filter: 'CHOICE',
    width: WIDTH.region,
  },
  {
    id: 'room',
    header: 'Room',
    cell: (place) => <RoomCell place={place} />,
    value: (place) => roomText(place),
    filter: 'CHOICE',
    width: WIDTH.status,
  },
  usageColumn('jobs', 130),
  usageColumn('serversInJobs', 170),
  { ...usageColumn('serversPerJob', 240), isHidden: true },
  usageColumn('replicatingServers', 150),
  usageColumn('sourceServers', 170),
  { id: 'at', header: 'Read', cell: ({ at }) => <Age of={at} />, width: 130, isHidden: true },
];

function usageColumn(quota: Quota, width: number): Column<QuotaView> {
  const header = QUOTAS[quota];
  return {
    id: quota,
    header,
    cell: (place) => (
      <UsageCell usage={place[quota]} label={`${header} in ${place.accountId}, ${place.region}`} />
    ),
    value: (place) => shareOf(place[quota]),
    filter: 'NEVER',
    width,
  };
}

function RoomCell({ place }: { place: QuotaView }) {
  if (place.problem) return <StatusText type="warning" text={roomText(place)} />;
  return <StatusText {...usageStatus(worstUsage(place))} />;
}

function roomText(place: QuotaView): string {
  return place.problem ? 'Could not be read' : usageStatus(worstUsage(place)).text;
}
