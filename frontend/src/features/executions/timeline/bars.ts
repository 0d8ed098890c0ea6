/** What really happened in a wave or with a server, as bars: only what the API has told. */
import type { JobView, ServerInExecution, WaveView } from '@/api/generated';

export type Tone = 'busy' | 'good' | 'warning' | 'bad' | 'idle';

/** `to` null: it goes on. From and to the same: that it ended is known, but not how long it took. */
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

export const toneOf = (status: string): Tone => TONES[status] ?? 'idle';

export function barsOfWave({ startedAt, endedAt, gate, status }: WaveView): Bar[] {
  const begun = startedAt ?? gate?.waitingSince ?? endedAt;
  if (!begun) return [];
  const to = endedAt ? Date.parse(endedAt) : null;
  return [{ from: Date.parse(begun), to, tone: toneOf(status) }];
}

/** First its launch, then its health checks. */
export function barsOfServer(server: ServerInExecution, jobs: readonly JobView[]): Bar[] {
  const { launchingSince, healthyAt, status } = server;
  if (!launchingSince) return [];
  const from = Date.parse(launchingSince);
  const tone = toneOf(status);
  const launched = launchedIn(server, from);
  if (launched === undefined) {
    const isOpen = status === 'LAUNCHING' || status === 'LAUNCHED';
    return [{ from, to: isOpen ? null : launchEnd(server, jobs, from), tone }];
  }
  const launch: Bar = { from, to: launched, tone: tone === 'bad' ? 'idle' : tone };
  if (healthyAt) return [launch, { from: launched, to: Date.parse(healthyAt), tone: 'good' }];
  return [launch, { from: launched, to: status === 'CHECKING' ? null : launched, tone }];
}

/** An instance of an earlier attempt says nothing about this one. */
function launchedIn({ instance }: ServerInExecution, from: number): number | undefined {
  const at = instance ? Date.parse(instance.launchedAt) : Number.NaN;
  return at >= from ? at : undefined;
}

function launchEnd({ serverId }: ServerInExecution, jobs: readonly JobView[], from: number) {
  const mine = jobs.filter(({ serverIds, endedAt }) => endedAt && serverIds.includes(serverId));
  return Math.max(from, ...mine.map(({ endedAt }) => Date.parse(endedAt ?? '')));
}
