/** Times, counts and sizes as everybody sees them. Durations: see duration.ts. */
import { formatDuration } from './duration';
import type { Zone } from './preferences';

export const NOTHING = '–';

/** Always with its zone: `2026-03-01 14:05:09 UTC`, `2026-03-01 15:05:09 UTC+1`. */
export function formatTime(moment: string | number, zone: Zone): string {
  const date = new Date(moment);
  if (Number.isNaN(date.getTime())) return NOTHING;
  const parts = Object.fromEntries(
    formatterOf(zone)
      .formatToParts(date)
      .map(({ type, value }) => [type, value]),
  );
  const day = `${parts.year}-${parts.month}-${parts.day}`;
  const offset = (parts.timeZoneName ?? '').replace('GMT', 'UTC').replace(/\+0$/, '');
  return `${day} ${parts.hour}:${parts.minute}:${parts.second} ${offset}`;
}

function formatterOf(zone: Zone): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-GB', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'shortOffset',
    ...(zone === 'UTC' ? { timeZone: 'UTC' } : {}),
  });
}

/** Of what has happened: `3 min 2 s ago`. Never in the future, for clocks differ: then it is now. */
export const formatAge = (moment: string | number, now: number): string =>
  formatDue(Math.min(new Date(moment).getTime(), now), now);

/** Of what is to come, and may have come: `in 2 h`, `3 min 2 s ago`; less than a second is now. */
export function formatDue(moment: string | number, now: number): string {
  const age = now - new Date(moment).getTime();
  if (Number.isNaN(age)) return NOTHING;
  if (Math.abs(age) < 1000) return 'now';
  return age > 0 ? `${formatDuration(age)} ago` : `in ${formatDuration(-age)}`;
}

export const formatNumber = (number: number): string => number.toLocaleString('en-US');

/** `1 server`, `3 servers`; `many` where an s is not enough. */
export function formatCount(count: number, one: string, many = `${one}s`): string {
  return `${formatNumber(count)} ${count === 1 ? one : many}`;
}

const SIZES = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];

export function formatBytes(bytes: number): string {
  const power = bytes < 1 ? 0 : Math.min(Math.floor(Math.log2(bytes) / 10), SIZES.length - 1);
  const size = bytes / 1024 ** power;
  return `${Number(size.toFixed(size < 10 ? 1 : 0))} ${SIZES[power]}`;
}
