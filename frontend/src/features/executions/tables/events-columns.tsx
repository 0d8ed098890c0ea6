import Link from '@cloudscape-design/components/link';

import type { ExecutionEvent, ServerInExecution, WaveView } from '@/api/generated';
import { formatCount, NOTHING } from '@/lib/format';
import type { Column } from '@/ui/table/columns';
import { WIDTH } from '@/ui/table/widths';
import { Time } from '@/ui/Time';

import { waveNameOf } from '../wave-model';

const NAMED_AT_MOST = 3;

interface Names {
  waves: readonly Pick<WaveView, 'number' | 'name'>[];
  servers: readonly Pick<ServerInExecution, 'serverId' | 'hostname'>[];
}

/** The first column has no value to sort by: events stay in the order in which they came. */
export function eventColumns(
  { waves, servers }: Names,
  onShow: (id: string) => void,
): Column<ExecutionEvent>[] {
  const hostnames = new Map(servers.map(({ serverId, hostname }) => [serverId, hostname]));
  const serversText = ({ serverIds }: ExecutionEvent) =>
    serverIds.length > NAMED_AT_MOST
      ? formatCount(serverIds.length, 'server')
      : serverIds.map((id) => hostnames.get(id) ?? id).join(', ');
  return [
    { id: 'at', header: 'At', cell: ({ at }) => <Time at={at} />, width: WIDTH.time },
    {
      id: 'text',
      header: 'What happened',
      cell: ({ text }) => <div className="dr-wrapped">{text}</div>,
      value: ({ text }) => text,
      width: 560,
    },
    {
      id: 'wave',
      header: 'Wave',
      cell: ({ wave }) =>
        wave === null ? (
          NOTHING
        ) : (
          <Link onFollow={() => onShow(String(wave))}>{waveNameOf(waves, wave)}</Link>
        ),
      value: ({ wave }) => (wave === null ? '' : waveNameOf(waves, wave)),
      filter: 'CHOICE',
      width: WIDTH.wave,
    },
    {
      id: 'servers',
      header: 'Servers',
      cell: (event) => <div className="dr-wrapped">{serversText(event) || NOTHING}</div>,
      value: serversText,
    },
  ];
}
