/** Which time the chart shows, and where on its axis moments are written. */
import type { Scale } from '@/lib/time-axis';
import { partsIn, stepOf, ticksOf as momentsOf, xOf } from '@/lib/time-axis';

export interface Tick {
  at: number;
  x: number;
}

const MINUTE = 60_000;

/** On full minutes and hours; `offset` is that of the zone in which they are read. */
export function ticksOf(scale: Scale, offset: number): Tick[] {
  const asRead = { from: scale.from + offset, to: scale.to + offset };
  return momentsOf(asRead, partsIn(scale)).map((moment) => {
    const at = moment - offset;
    return { at, x: xOf(scale, at) };
  });
}

export const isByTheMinute = (scale: Scale): boolean => stepOf(scale, partsIn(scale)) >= MINUTE;

interface Moments {
  startedAt: string;
  endedAt: string | null;
}

interface Predicted {
  startsAt: string;
  endsAt: string;
}

const MARGIN = 1.04;
const PARTS = 24;
const SHORTEST = MINUTE;

/** It grows in large steps, so that not everything is drawn anew with every second. */
export function spanOf(
  { startedAt, endedAt }: Moments,
  predicted: Predicted | null | undefined,
  now: number,
): { from: number; to: number } {
  const starts = [startedAt, ...(predicted ? [predicted.startsAt] : [])].map(Date.parse);
  const ends = [endedAt ? Date.parse(endedAt) : now];
  if (predicted) ends.push(Date.parse(predicted.endsAt));
  const from = Math.min(...starts);
  const span = Math.max(Math.max(...ends) - from, SHORTEST) * MARGIN;
  const step = stepOf({ from: 0, to: span }, PARTS);
  return { from, to: from + Math.ceil(span / step) * step };
}
