/** Where moments or spans lie along an axis, and which of them are written there. Plain numbers: milliseconds. */

export interface Axis {
  from: number;
  to: number;
}

/** An axis that is drawn, so many pixels wide. */
export interface Scale extends Axis {
  width: number;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
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
];

/** 0 at its beginning, 1 at its end. */
export const shareAt = ({ from, to }: Axis, at: number): number => (at - from) / (to - from);

export const xOf = (scale: Scale, at: number): number => shareAt(scale, at) * scale.width;

const TICK_WIDTH = 88;

/** As many as leave each tick room for its text. */
export const partsIn = ({ width }: Scale): number => Math.max(width, 1) / TICK_WIDTH;

/** The smallest step that makes `parts` parts at most. */
export function stepOf({ from, to }: Axis, parts: number): number {
  const smallest = (to - from) / parts;
  return STEPS.find((step) => step >= smallest) ?? Math.ceil(smallest / DAY) * DAY;
}

/** On full steps, from the first one that is not before the axis. */
export function ticksOf(axis: Axis, parts: number): number[] {
  const step = stepOf(axis, parts);
  const first = Math.ceil(axis.from / step) * step;
  const count = Math.floor((axis.to - first) / step) + 1;
  return Array.from({ length: Math.max(count, 0) }, (_, index) => first + index * step);
}
