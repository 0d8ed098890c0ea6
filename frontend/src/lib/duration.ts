/** Durations: ISO 8601 in the API, milliseconds in calculations, words on screen. */

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const ISO = /^(-)?P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;
const UNITS = [DAY, HOUR, MINUTE, SECOND] as const;
const NAMES = ['d', 'h', 'min', 's'] as const;

/** Of the API, which never sends months or years; NaN for anything else. */
export function milliseconds(iso: string): number {
  const match = ISO.exec(iso);
  if (!match) return Number.NaN;
  const [, sign, weeks, days, hours, minutes, seconds] = match;
  const total =
    Number(weeks ?? 0) * 7 * DAY +
    Number(days ?? 0) * DAY +
    Number(hours ?? 0) * HOUR +
    Number(minutes ?? 0) * MINUTE +
    Number(seconds ?? 0) * SECOND;
  return sign ? -total : total;
}

/** Whole seconds: `PT1H30M`. */
export function isoDuration(span: number): string {
  let rest = Math.round(Math.max(span, 0) / SECOND) * SECOND;
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = UNITS.map((unit) => {
    const number = Math.floor(rest / unit);
    rest -= number * unit;
    return number;
  });
  const part = (number: number, letter: string) => (number ? `${number}${letter}` : '');
  const time = part(hours, 'H') + part(minutes, 'M') + part(seconds, 'S');
  const text = `P${part(days, 'D')}${time && `T${time}`}`;
  return text === 'P' ? 'PT0S' : text;
}

/** Its largest unit and the next smaller one: `2 h 5 min`. What is smaller says nothing beside it. */
export function formatDuration(duration: number | string): string {
  const span = typeof duration === 'string' ? milliseconds(duration) : duration;
  if (!Number.isFinite(span)) return '–';
  let rest = Math.floor(Math.abs(span) / SECOND) * SECOND;
  const numbers = UNITS.map((unit) => {
    const number = Math.floor(rest / unit);
    rest -= number * unit;
    return number;
  });
  const largest = numbers.findIndex((number) => number > 0);
  const shown = numbers.flatMap((number, index) =>
    number > 0 && index - largest < 2 ? [`${number} ${NAMES[index]}`] : [],
  );
  const words = shown.join(' ') || '0 s';
  return span <= -SECOND ? `−${words}` : words;
}
