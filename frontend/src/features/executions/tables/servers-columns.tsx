import Link from '@cloudscape-design/components/link';

import type { ServerInExecution, WaveView } from '@/api/generated';
import { NOTHING } from '@/lib/format';
import { serverStatus } from '@/ui/status';
import { StatusText } from '@/ui/StatusText';
import type { Column } from '@/ui/table/columns';
import { WIDTH } from '@/ui/table/widths';
import { Time } from '@/ui/Time';

import { InstanceLink } from '../InstanceLink';
import { waveNameOf } from '../wave-model';

type ServerColumn = Column<ServerInExecution>;

export function serverColumns(
  waves: readonly Pick<WaveView, 'number' | 'name'>[],
  onShow: (id: string) => void,
): ServerColumn[] {
  return [
    {
      id: 'hostname',
      header: 'Hostname',
      cell: ({ hostname, serverId }) => <Link onFollow={() => onShow(serverId)}>{hostname}</Link>,
      value: ({ hostname }) => hostname,
      width: WIDTH.hostname,
    },
    {
      id: 'status',
      header: 'Status',
      cell: ({ status, phase }) => <StatusText {...serverStatus(status, phase)} />,
      value: ({ status }) => serverStatus(status).text,
      filter: 'CHOICE',
      width: WIDTH.status,
    },
    {
      id: 'wave',
      header: 'Wave',
      cell: ({ wave }) => waveNameOf(waves, wave),
      value: ({ wave }) => waveNameOf(waves, wave),
      filter: 'CHOICE',
      width: WIDTH.wave,
    },
    ...OUTCOME,
    ...FURTHER,
  ];
}

const OUTCOME: ServerColumn[] = [
  {
    id: 'reason',
    header: 'Reason',
    cell: ({ reason }) => <div className="dr-wrapped">{reason || NOTHING}</div>,
    value: ({ reason }) => reason,
    width: 375,
  },
  {
    id: 'instance',
    header: 'Instance',
    cell: (server) => <InstanceLink server={server} />,
    value: ({ instance }) => instance?.instanceId ?? '',
    width: WIDTH.instance,
  },
  {
    id: 'since',
    header: 'Launching since',
    cell: ({ launchingSince }) => <Time at={launchingSince} />,
    value: ({ launchingSince }) => launchingSince,
    filter: 'NEVER',
    width: WIDTH.time,
    isHidden: true,
  },
];

const FURTHER: ServerColumn[] = [
  {
    id: 'code',
    header: 'Code',
    cell: ({ code }) => code ?? NOTHING,
    value: ({ code }) => code ?? '',
    filter: 'CHOICE',
    width: 150,
    isHidden: true,
  },
  {
    id: 'attempt',
    header: 'Attempt',
    cell: ({ attempt }) => attempt,
    value: ({ attempt }) => attempt,
    filter: 'CHOICE',
    width: 110,
    isHidden: true,
  },
  {
    id: 'account',
    header: 'Account',
    cell: ({ location }) => <span className="dr-figures">{location.accountId}</span>,
    value: ({ location }) => location.accountId,
    filter: 'CHOICE',
    width: WIDTH.account,
    isHidden: true,
  },
  {
    id: 'region',
    header: 'Region',
    cell: ({ location }) => location.region,
    value: ({ location }) => location.region,
    filter: 'CHOICE',
    width: WIDTH.region,
    isHidden: true,
  },
  {
    id: 'serverId',
    header: 'Source server',
    cell: ({ serverId }) => serverId,
    value: ({ serverId }) => serverId,
    width: 210,
    isHidden: true,
  },
];
