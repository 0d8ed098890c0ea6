import Badge from '@cloudscape-design/components/badge';
import Link from '@cloudscape-design/components/link';

import type { WaveView } from '@/api/generated';
import { NOTHING } from '@/lib/format';
import { Elapsed } from '@/ui/Duration';
import { waveStatus } from '@/ui/status';
import { StatusText } from '@/ui/StatusText';
import type { Column } from '@/ui/table/columns';
import { Time } from '@/ui/Time';

import type { Ask } from '../requests/operator-request';
import { WaveActions } from '../requests/WaveActions';
import { serversByStatusText } from '../wave-model';

type WaveColumn = Column<WaveView>;

export function waveColumns(onShow: (id: string) => void, onAsk: Ask): WaveColumn[] {
  return [
    {
      id: 'number',
      header: 'Number',
      cell: ({ number }) => number,
      value: ({ number }) => number,
      filter: 'NEVER',
      width: 105,
    },
    {
      id: 'name',
      header: 'Name',
      cell: ({ name, number }) => <Link onFollow={() => onShow(String(number))}>{name}</Link>,
      value: ({ name }) => name,
      width: 150,
    },
    {
      id: 'actions',
      header: 'Actions',
      cell: (wave) => <WaveActions wave={wave} onAsk={onAsk} />,
      width: 110,
    },
    ...STATE,
    ...COURSE,
  ];
}

const STATE: WaveColumn[] = [
  {
    id: 'status',
    header: 'Status',
    cell: ({ status, holdsUpOthers }) => (
      <div className="dr-wrapped">
        <StatusText {...waveStatus(status)} />{' '}
        {holdsUpOthers && <Badge color="red">Holds up others</Badge>}
      </div>
    ),
    value: ({ status }) => waveStatus(status).text,
    filter: 'CHOICE',
    width: 190,
  },
  {
    id: 'servers',
    header: 'Servers',
    cell: (wave) => <div className="dr-wrapped">{serversByStatusText(wave)}</div>,
    value: (wave) => serversByStatusText(wave),
    filter: 'NEVER',
    width: 165,
  },
  {
    id: 'reason',
    header: 'Reason',
    cell: ({ reason }) => <div className="dr-wrapped">{reason ?? NOTHING}</div>,
    value: ({ reason }) => reason,
    width: 250,
  },
];

const COURSE: WaveColumn[] = [
  {
    id: 'started',
    header: 'Started',
    cell: ({ startedAt }) => <Time at={startedAt} />,
    value: ({ startedAt }) => startedAt,
    filter: 'NEVER',
    width: 205,
  },
  {
    id: 'took',
    header: 'Took',
    cell: ({ startedAt, endedAt }) => <Elapsed from={startedAt} to={endedAt} />,
    width: 120,
  },
  {
    id: 'dependsOn',
    header: 'Depends on',
    cell: ({ dependsOn }) => dependsOn.join(', ') || NOTHING,
    value: ({ dependsOn }) => dependsOn.join(', '),
    width: 150,
  },
];
