/** Which rows are drawn: those in view and a few around them, however long the plan is. */
import { ROW_HEIGHT } from '@/ui/chart/sizes';

const AROUND = 4;

export interface Window {
  first: number;
  /** Not included. */
  end: number;
}

export function windowOf(count: number, top: number, height: number): Window {
  const first = Math.max(Math.floor(top / ROW_HEIGHT) - AROUND, 0);
  const end = Math.min(Math.ceil((top + height) / ROW_HEIGHT) + AROUND, count);
  return { first: Math.min(first, end), end };
}

/** How far to scroll so that a row is in view; the same as before where it is already. */
export function topToShow(index: number, top: number, height: number): number {
  const start = index * ROW_HEIGHT;
  if (start < top) return start;
  return Math.max(top, start + ROW_HEIGHT - height);
}
