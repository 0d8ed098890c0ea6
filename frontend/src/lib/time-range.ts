/** A stretch of time to look at, as the address has it: the last hours or days, or between moments. */
import { productNow } from './clock';
import { isoDuration, milliseconds } from './duration';

/** `last` is a duration; where it is stated, the two moments do not count. */
export interface TimeRange {
  last?: string | undefined;
  since?: string | undefined;
  until?: string | undefined;
}

export const TIME_RANGE = ['last', 'since', 'until'] as const;

const UNITS = { day: 86_400_000, hour: 3_600_000, minute: 60_000, second: 1000 } as const;

export type SpanUnit = keyof typeof UNITS;

export interface Span {
  amount: number;
  unit: SpanUnit;
}

export interface Bounds {
  since?: string;
  until?: string;
}

/** What the API is asked for; moments that are none are left out. */
export function boundsOf({ last, since, until }: TimeRange, now: number): Bounds {
  const span = milliseconds(last ?? '');
  if (span > 0) return { since: new Date(now - span).toISOString() };
  return {
    ...(since && isMoment(since) ? { since } : {}),
    ...(until && isMoment(until) ? { until } : {}),
  };
}

/** For a list in pages: all are asked for with the moments of the first one, as the API wants it. */
export function steadyBounds(): (range: TimeRange, page: { pageToken?: string }) => Bounds {
  let bounds: Bounds = {};
  return (range, { pageToken }) => {
    if (pageToken === undefined) bounds = boundsOf(range, productNow());
    return bounds;
  };
}

/** In the largest unit of which it is a whole number. */
export function spanOf(last: string): Span | undefined {
  const span = milliseconds(last);
  if (!(span > 0)) return undefined;
  const units = Object.keys(UNITS) as SpanUnit[];
  const unit = units.find((each) => span % UNITS[each] === 0) ?? 'second';
  return { amount: Math.round(span / UNITS[unit]), unit };
}

export const durationOf = ({ amount, unit }: Span): string => isoDuration(amount * UNITS[unit]);

export const isMoment = (text: string): boolean => !Number.isNaN(Date.parse(text));
