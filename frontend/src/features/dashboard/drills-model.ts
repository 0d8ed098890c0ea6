/** Plans that nobody has tried for too long, in the order in which they should be. */
import type { DrillsOverview } from '@/api/generated';
import { milliseconds } from '@/lib/duration';
import { formatCount } from '@/lib/format';

export interface DueDrill {
  planId: string;
  planName: string;
  /** Undefined: the plan never completed a drill. */
  last?: { executionId: string; at: string };
}

/** What was never tried comes first: nothing at all is known of it. */
export function dueDrills({ never, overdue }: DrillsOverview): DueDrill[] {
  return [
    ...never,
    ...overdue.map(({ planId, planName, executionId, at }) => ({
      planId,
      planName,
      last: { executionId, at },
    })),
  ];
}

const DAY = 86_400_000;

/** Nobody drills by the hour. */
export const periodText = ({ period }: DrillsOverview): string =>
  formatCount(Math.round(milliseconds(period) / DAY), 'day');
