/** The rows of the timeline: every wave, and below the opened ones their servers. */
import type {
  ExecutionView,
  ServerBar,
  ServerInExecution,
  Timeline,
  WaveBar,
  WaveView,
} from '@/api/generated';

/** Everything in a row that has not changed is the same object as before: see `TimelineRow`. */
interface Placed {
  id: string;
  /** From 1, among the rows of its level. */
  position: number;
  count: number;
}

export interface WaveRow extends Placed {
  kind: 'WAVE';
  wave: WaveView;
  predicted: WaveBar | undefined;
  isOpen: boolean;
}

export interface ServerRow extends Placed {
  kind: 'SERVER';
  server: ServerInExecution;
  predicted: ServerBar | undefined;
}

export type Row = WaveRow | ServerRow;

type Shown = Pick<ExecutionView, 'waves' | 'servers'>;

export function rowsOf(
  { waves, servers }: Shown,
  prediction: Timeline | null | undefined,
  open: ReadonlySet<number>,
): Row[] {
  const predictedWaves = new Map(prediction?.waves.map((bar) => [bar.wave, bar]));
  const predictedServers = new Map(prediction?.servers.map((bar) => [bar.serverId, bar]));
  const byWave = groupedByWave(servers);
  return waves.flatMap((wave, index): Row[] => {
    const row: WaveRow = {
      kind: 'WAVE',
      id: String(wave.number),
      position: index + 1,
      count: waves.length,
      wave,
      predicted: predictedWaves.get(wave.number),
      isOpen: open.has(wave.number),
    };
    if (!row.isOpen) return [row];
    const below = byWave.get(wave.number) ?? [];
    const serverRow = (server: ServerInExecution, place: number): ServerRow => ({
      kind: 'SERVER',
      id: server.serverId,
      position: place + 1,
      count: below.length,
      server,
      predicted: predictedServers.get(server.serverId),
    });
    return [row, ...below.map(serverRow)];
  });
}

function groupedByWave(servers: readonly ServerInExecution[]) {
  const byWave = new Map<number, ServerInExecution[]>();
  for (const server of servers) {
    const others = byWave.get(server.wave);
    if (others) others.push(server);
    else byWave.set(server.wave, [server]);
  }
  return byWave;
}

const FITS = 24;

/** Small plans are shown whole; of large ones the waves. */
export function openAtFirst({ waves, servers }: Shown): ReadonlySet<number> {
  const fits = waves.length + servers.length <= FITS;
  return new Set(fits ? waves.map(({ number }) => number) : []);
}

const MOVING: ReadonlySet<string> = new Set([
  'AWAITING_APPROVAL',
  'PREPARING',
  'LAUNCHING',
  'CHECKING',
  'FINISHING',
]);

/** Where to look first: the first wave at work, or else the first one that has not ended. */
export function firstMoving(rows: readonly Row[]): number {
  const at = (holds: (wave: WaveView) => boolean) =>
    rows.findIndex((row) => row.kind === 'WAVE' && holds(row.wave));
  const moving = at(({ status }) => MOVING.has(status));
  return Math.max(moving === -1 ? at(({ endedAt }) => !endedAt) : moving, 0);
}
