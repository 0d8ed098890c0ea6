/** What the drills of a plan prove, in words, and where the plans are listed of which it is so. */
import type { Drilled } from '@/api/generated';

import type { Shown } from './status';
import { filterText } from './table/filter-in-url';

const DRILLS: Record<Drilled, Shown> = {
  LATELY: { type: 'success', text: 'Drilled lately' },
  OVERDUE: { type: 'warning', text: 'Overdue' },
  NEVER: { type: 'warning', text: 'Never drilled' },
};

export const drillsStatus = (drilled: Drilled): Shown => DRILLS[drilled];

/** The column of the list of plans that can be filtered by it. */
export const DRILLS_COLUMN = 'drills';

export function plansDrilled(drilled: Drilled): string {
  const filter = filterText(DRILLS_COLUMN, drillsStatus(drilled).text);
  return `/plans?${new URLSearchParams({ filter }).toString()}`;
}
