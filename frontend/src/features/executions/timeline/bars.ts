/** What really happened in a wave or with a server, as bars: only what the API has told. */
import type { ServerInExecution, WaveView } from '@/api/generated';
import type { Tone } from '@/ui/chart/ChartBar';

/** `to` null: it goes on. */
export interface Bar {
  from: number;
  to: number | null;
  tone: Tone;
}

const TONES: Record<string, Tone> = {
  AWAITING_APPROVAL: 'warning',
  PREPARING: 'busy',
  LAUNCHING: 'busy',
  LAUNCHED: 'busy',
  CHECKING: 'busy',
  FINISHING: 'busy',
  COMPLETED: 'good',
  HEALTHY: 'good',
  PARTIAL: 'warning',
  FAILED: 'bad',
};

const toneOf = (status: string): Tone => TONES[status] ?? 'idle';

export function barsOfWave({ startedAt, endedAt, gate, status }: WaveView): Bar[] {
  const begun = startedAt ?? gate?.waitingSince ?? endedAt;
  if (!begun) return [];
  const to = endedAt ? Date.parse(endedAt) : null;
  return [{ from: Date.parse(begun), to, tone: toneOf(status) }];
}

/** First its launch, then its health checks. */
export function barsOfServer(server: ServerInExecution): Bar[] {
  const { launchingSince, healthyAt, endedAt, status } = server;
  if (!launchingSince) return [];
  const from = Date.parse(launchingSince);
  const to = endedAt ? Math.max(Date.parse(endedAt), from) : null;
  const tone = toneOf(status);
  const launched = launchedIn(server, from);
  if (launched === undefined) return [{ from, to, tone }];
  const launch: Bar = { from, to: launched, tone: tone === 'bad' ? 'idle' : tone };
  return [launch, { from: launched, to, tone: healthyAt ? 'good' : tone }];
}

/** An instance of an earlier attempt says nothing about this one. */
function launchedIn({ instance }: ServerInExecution, from: number): number | undefined {
  const at = instance ? Date.parse(instance.launchedAt) : Number.NaN;
  return at >= from ? at : undefined;
}
