/** Durations as somebody types them: `90m`, `1h 30m`, `2 days`. On the wire they are ISO 8601. */
import { isoDuration, milliseconds } from './duration';

const SECOND = 1000;
const DAY = 24 * 60 * 60 * SECOND;

const UNITS = [
  { letter: 'd', span: DAY },
  { letter: 'h', span: DAY / 24 },
  { letter: 'm', span: 60 * SECOND },
  { letter: 's', span: SECOND },
] as const;

/** What the API takes at most. */
const LONGEST = 90 * DAY;

const PART =
  /(\d+(?:\.\d+)?)\s*(d|days?|h|hrs?|hours?|m|mins?|minutes?|s|secs?|seconds?)(?![a-z])/y;

/** Milliseconds; undefined where it can't be understood. Each unit at most once, the largest first. */
export function typedDuration(text: string): number | undefined {
  let rest = text.trim().toLowerCase();
  if (rest.startsWith('p')) return finite(milliseconds(rest.toUpperCase()));
  let total: number | undefined;
  let smallest = Number.POSITIVE_INFINITY;
  while (rest) {
    PART.lastIndex = 0;
    const [whole = '', number, unit = ''] = PART.exec(rest) ?? [];
    const span = UNITS.find(({ letter }) => unit.startsWith(letter))?.span ?? 0;
    if (!span || span >= smallest) return undefined;
    total = (total ?? 0) + Number(number) * span;
    smallest = span;
    rest = rest.slice(whole.length).replace(/^[\s,]+/, '');
  }
  return total;
}

/** As one would type it: `1h 30m`; nothing for null. */
export function durationText(duration: string | number | null): string {
  if (duration === null) return '';
  let rest = typeof duration === 'string' ? milliseconds(duration) : duration;
  if (!Number.isFinite(rest)) return '';
  const parts = UNITS.flatMap(({ letter, span }) => {
    const number = Math.floor(rest / span);
    rest -= number * span;
    return number ? [`${number}${letter}`] : [];
  });
  return parts.join(' ');
}

/** For the API: null where nothing is typed. Ask `durationProblem` first. */
export function isoOfText(text: string): string | null {
  const span = typedDuration(text);
  return span === undefined ? null : isoDuration(span);
}

/** What is wrong with what was typed, and how it should look. Empty is fine unless it is needed. */
export function durationProblem(
  text: string,
  { isNeeded = true }: { isNeeded?: boolean } = {},
): string | undefined {
  if (!text.trim()) return isNeeded ? 'Give a duration, such as 30m or 1h 30m.' : undefined;
  const span = typedDuration(text);
  if (span === undefined) return 'A duration looks like 30m, 4h or 1h 30m.';
  if (span < SECOND) return 'It should be at least 1s.';
  return span > LONGEST ? 'It can be 90 days at most.' : undefined;
}

function finite(span: number): number | undefined {
  return Number.isFinite(span) ? span : undefined;
}
