/** The checks of an account, in the order in which they matter. */
import type { AccountCheck } from '@/api/generated';

export function failedFirst(checks: readonly AccountCheck[]): AccountCheck[] {
  return checks.toSorted((a, b) => Number(a.isPassed) - Number(b.isPassed));
}

/** Entering the account is tried once, everything else in each Region. */
export const placeText = ({ region }: AccountCheck): string => (region ? `in ${region}` : '');
