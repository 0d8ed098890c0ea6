/** A moment as date and time fields have it, in the zone in which somebody reads times. */
import type { Zone } from '@/lib/preferences';

interface Typed {
  /** `2026-03-01` */
  day: string;
  /** `14:05` or `14:05:09` */
  time: string;
}

/** For the API; undefined where it is not complete. */
export function momentOf({ day, time }: Typed, zone: Zone): string | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || !/^\d{2}:\d{2}(:\d{2})?$/.test(time)) return undefined;
  const date = new Date(`${day}T${time}${zone === 'UTC' ? 'Z' : ''}`);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}

export function momentProblem(
  typed: Typed,
  { zone, now }: { zone: Zone; now: number },
): string | undefined {
  const moment = momentOf(typed, zone);
  if (!moment) return 'Give a day and a time.';
  return Date.parse(moment) > now
    ? 'This moment has not come yet. For the newest data choose “Latest”.'
    : undefined;
}
