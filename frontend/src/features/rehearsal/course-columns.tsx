/** The predicted course as tables: waves with their stages, and servers. */
import { formatDuration } from '@/lib/duration';
import { serversPath } from '@/lib/paths';
import { AppLink } from '@/ui/AppLink';
import type { Column } from '@/ui/table/columns';
import { WIDTH } from '@/ui/table/widths';

import { STAGES, stageText } from './stages';
import type { ServerRow, WaveRow } from './timeline-model';
import { timeIn, waveName } from './timeline-model';

const span = (milliseconds: number) => (
  <span className="dr-figures">{formatDuration(milliseconds)}</span>
);
const after = (milliseconds: number) =>
  milliseconds === 0 ? 'At the start' : <>After {span(milliseconds)}</>;

/** Stages that no wave of the course goes through are shown only to whoever asks for them. */
export const waveColumns = (rows: readonly WaveRow[]): Column<WaveRow>[] => [
  { id: 'name', header: 'Wave', cell: waveName, value: waveName, width: WIDTH.wave },
  {
    id: 'from',
    header: 'Begins',
    cell: ({ from }) => after(from),
    value: ({ from }) => from,
    filter: 'NEVER',
    width: 155,
  },
  {
    id: 'to',
    header: 'Ends',
    cell: ({ to }) => after(to),
    value: ({ to }) => to,
    filter: 'NEVER',
    width: 155,
  },
  ...STAGES.map((stage): Column<WaveRow> => ({
    id: stage,
    header: stageText(stage),
    cell: (row) => span(timeIn(row, stage)),
    value: (row) => timeIn(row, stage),
    filter: 'NEVER',
    width: 135,
    isHidden: rows.every((row) => timeIn(row, stage) === 0),
  })),
  {
    id: 'critical',
    header: 'Critical path',
    cell: ({ isCritical }) => (isCritical ? 'Yes' : 'No'),
    value: ({ isCritical }) => (isCritical ? 'Yes' : 'No'),
    filter: 'CHOICE',
  },
];

export const serverColumns: Column<ServerRow>[] = [
  {
    id: 'hostname',
    header: 'Hostname',
    cell: ({ hostname, serverId }) => (
      <AppLink to={serversPath({ text: serverId })}>{hostname}</AppLink>
    ),
    value: ({ hostname }) => hostname,
    width: WIDTH.hostname,
  },
  {
    id: 'wave',
    header: 'Wave',
    cell: ({ wave }) => wave,
    value: ({ wave }) => wave,
    filter: 'CHOICE',
    width: WIDTH.wave,
  },
  {
    id: 'from',
    header: 'Taken by DRS',
    cell: ({ from }) => after(from),
    value: ({ from }) => from,
    filter: 'NEVER',
    width: 170,
  },
  {
    id: 'launched',
    header: 'Launched',
    cell: ({ launched }) => after(launched),
    value: ({ launched }) => launched,
    filter: 'NEVER',
    width: 170,
  },
  {
    id: 'healthy',
    header: 'Healthy',
    cell: ({ healthy }) => after(healthy),
    value: ({ healthy }) => healthy,
    filter: 'NEVER',
  },
];
