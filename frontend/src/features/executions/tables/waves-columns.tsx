import Badge from '@cloudscape-design/components/badge';
import Link from '@cloudscape-design/components/link';

import type { WaveView } from '@/api/generated';
import { NOTHING } from '@/lib/format';
import { Elapsed } from '@/ui/Duration';
import { waveStatus } from '@/ui/status';
import { StatusText } from '@/ui/StatusText';
import type { Column } from '@/ui/table/columns';
import { WIDTH } from '@/ui/table/widths';
import { Time } from '@/ui/Time';

import type { Ask } from '../requests/operator-request';
import { WaveActions } from '../requests/WaveActions';
import { serversByStatusText, waveName } from '../wave-model';

type WaveColumn = Column<WaveView>;

export function waveColumns(onShow: (id: string) => void, onAsk: Ask): WaveColumn[] {
  return [
    {
      id: 'name',
      header: 'Wave',
      cell: (wave) => <Link onFollow={() => onShow(String(wave.number))}>{waveName(wave)}</Link>,
      value: waveName,
      width: WIDTH.wave,
    },
    ...STATE,
    ...COURSE,
    {
      id: 'actions',
      header: 'Actions',
      cell: (wave) => <WaveActions wave={wave} onAsk={onAsk} />,
      width: 95,
    },
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
    width: WIDTH.status,
  },
  {
    id: 'servers',
    header: 'Servers',
    cell: (wave) => <div className="dr-wrapped">{serversByStatusText(wave)}</div>,
    value: (wave) => serversByStatusText(wave),
    filter: 'NEVER',
    width: 140,
  },
  {
    id: 'reason',
    header: 'Reason',
    cell: ({ reason }) => <div className="dr-wrapped">{reason ?? NOTHING}</div>,
    value: ({ reason }) => reason,
    width: 185,
  },
];

const COURSE: WaveColumn[] = [
  {
    id: 'started',
    header: 'Started',
    cell: ({ startedAt }) => <Time at={startedAt} />,
    value: ({ startedAt }) => startedAt,
    filter: 'NEVER',
    width: WIDTH.time,
  },
  {
    id: 'took',
    header: 'Took',
    cell: ({ startedAt, endedAt }) => <Elapsed from={startedAt} to={endedAt} />,
    width: WIDTH.took,
  },
  {
    id: 'dependsOn',
    header: 'Depends on',
    cell: ({ dependsOn }) => dependsOn.join(', ') || NOTHING,
    value: ({ dependsOn }) => dependsOn.join(', '),
    width: 150,
    isHidden: true,
  },
];
