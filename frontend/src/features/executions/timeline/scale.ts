/** From moments to pixels, and where on the axis moments are written. */

export interface Scale {
  from: number;
  to: number;
  width: number;
}

export interface Tick {
  at: number;
  x: number;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const STEPS = [
  10 * SECOND,
  30 * SECOND,
  MINUTE,
  2 * MINUTE,
  5 * MINUTE,
  10 * MINUTE,
  15 * MINUTE,
  30 * MINUTE,
  HOUR,
  2 * HOUR,
  3 * HOUR,
  6 * HOUR,
  12 * HOUR,
  24 * HOUR,
];
const LARGEST = 24 * HOUR;
const TICK_WIDTH = 88;

export const xOf = ({ from, to, width }: Scale, at: number): number =>
  ((at - from) / (to - from)) * width;

/** The smallest step in which no tick comes nearer than `width` to the next. */
export function stepOf({ from, to, width }: Scale, tickWidth = TICK_WIDTH): number {
  const smallest = ((to - from) / Math.max(width, 1)) * tickWidth;
  const step = STEPS.find((each) => each >= smallest);
  return step ?? Math.ceil(smallest / LARGEST) * LARGEST;
}

/** On full minutes and hours; `offset` is that of the zone in which they are read. */
export function ticksOf(scale: Scale, offset: number): Tick[] {
  const step = stepOf(scale);
  const ticks: Tick[] = [];
  const first = Math.ceil((scale.from + offset) / step) * step - offset;
  for (let at = first; at <= scale.to; at += step) ticks.push({ at, x: xOf(scale, at) });
  return ticks;
}

export const isByTheMinute = (scale: Scale): boolean => stepOf(scale) >= MINUTE;

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
  const step = stepOf({ from: 0, to: span, width: PARTS }, 1);
  return { from, to: from + Math.ceil(span / step) * step };
}
