/** How often something is asked for again: often while it moves, seldom while it rests, never after. */

export type Activity = 'ACTIVE' | 'RESTING' | 'ENDED';

const INTERVALS = { ACTIVE: 1_500, RESTING: 10_000, ENDED: false } as const;

interface Asked<T> {
  state: { data: T | undefined };
}

/** Options for `useQuery`. A hidden tab asks nothing, and asks at once when it is seen again. */
export function polling<T>(activityOf: (data: T) => Activity) {
  return {
    refetchInterval: ({ state }: Asked<T>) =>
      INTERVALS[state.data === undefined ? 'RESTING' : activityOf(state.data)],
    refetchIntervalInBackground: false,
    refetchOnWindowFocus: 'always' as const,
    staleTime: INTERVALS.ACTIVE,
  };
}

/** For lists in which nothing runs to an end. */
export const pollingSlowly = polling<unknown>(() => 'RESTING');
