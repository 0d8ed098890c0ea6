/** A predicted course as spans since the start: a rehearsal is about no certain day. */
import type { Stage, Timeline } from '@/api/generated';
import { milliseconds } from '@/lib/duration';
import type { Axis } from '@/lib/time-axis';

export interface Piece {
  stage: Stage;
  from: number;
  to: number;
  isCritical: boolean;
}

export interface WaveRow {
  wave: number;
  name: string;
  isCritical: boolean;
  from: number;
  to: number;
  pieces: Piece[];
}

export interface ServerRow {
  serverId: string;
  hostname: string;
  wave: string;
  from: number;
  launched: number;
  healthy: number;
}

export interface Mark {
  name: 'P50' | 'P90' | 'RTO';
  at: number;
}

type Hostnames = Readonly<Record<string, unknown>>;

/** As every list calls it. */
export const waveName = ({ wave, name }: { wave: number; name: string }): string =>
  `${wave}. ${name}`;

export const sinceStart = ({ startsAt }: Timeline, moment: string): number =>
  Date.parse(moment) - Date.parse(startsAt);

export function waveRows(timeline: Timeline): WaveRow[] {
  const since = (moment: string) => sinceStart(timeline, moment);
  const critical = new Set(
    timeline.criticalPath.map(({ wave, startsAt }) => `${wave} ${startsAt}`),
  );
  return timeline.waves.map(({ wave, name, isCritical, startsAt, endsAt, stretches }) => ({
    wave,
    name,
    isCritical,
    from: since(startsAt),
    to: since(endsAt),
    pieces: stretches.map((stretch) => ({
      stage: stretch.stage,
      from: since(stretch.startsAt),
      to: since(stretch.endsAt),
      isCritical: critical.has(`${wave} ${stretch.startsAt}`),
    })),
  }));
}

/** Stretches of the critical path, as long as they go on without a break. */
export function criticalSpans(pieces: readonly Piece[]): { from: number; to: number }[] {
  const spans: { from: number; to: number }[] = [];
  for (const { from, to, isCritical } of pieces) {
    const last = spans.at(-1);
    if (!isCritical) continue;
    if (last?.to === from) last.to = to;
    else spans.push({ from, to });
  }
  return spans;
}

export function serverRows(timeline: Timeline, hostnames: Hostnames): ServerRow[] {
  const names = new Map(timeline.waves.map((wave) => [wave.wave, waveName(wave)]));
  return timeline.servers.map((server) => ({
    serverId: server.serverId,
    hostname: hostnameOf(hostnames, server.serverId),
    wave: names.get(server.wave) ?? String(server.wave),
    from: sinceStart(timeline, server.startsAt),
    launched: sinceStart(timeline, server.launchedAt),
    healthy: sinceStart(timeline, server.healthyAt),
  }));
}

/** The API tells only those of servers that it rehearsed. */
export function hostnameOf(hostnames: Hostnames, serverId: string): string {
  const known = hostnames[serverId];
  return typeof known === 'string' ? known : serverId;
}

/** How much of a wave's time goes into each stage; a stage may come more than once. */
export function timeIn({ pieces }: Pick<WaveRow, 'pieces'>, stage: Stage): number {
  const mine = pieces.filter((piece) => piece.stage === stage);
  return mine.reduce((sum, { from, to }) => sum + to - from, 0);
}

const MARGIN = 1.03;
/** An objective of days would leave the course of an hour no room. */
const FAR = 1.6;

export function marksOf(timeline: Timeline, rto: string | null): Mark[] {
  const marks: Mark[] = [];
  if (timeline.outcome === 'COMPLETED') {
    marks.push({ name: 'P50', at: sinceStart(timeline, timeline.p50) });
    marks.push({ name: 'P90', at: sinceStart(timeline, timeline.p90) });
  }
  const promised = milliseconds(rto ?? '');
  if (promised <= endOf(timeline, marks) * FAR) marks.push({ name: 'RTO', at: promised });
  return marks;
}

export function axisOf(timeline: Timeline, marks: readonly Mark[]): Axis {
  return { from: 0, to: Math.max(endOf(timeline, marks), 60_000) * MARGIN };
}

function endOf(timeline: Timeline, marks: readonly Mark[]): number {
  return Math.max(sinceStart(timeline, timeline.endsAt), ...marks.map(({ at }) => at));
}
