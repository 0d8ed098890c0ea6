/** What a prediction says about the recovery time objective, and how a course ends, in words. */
import type { Timeline, Verdict } from '@/api/generated';

import { formatDuration } from './duration';

type Outcome = Timeline['outcome'];

const ENDINGS: Record<Outcome, string> = {
  COMPLETED: 'completed',
  PARTIAL: 'partly completed',
  FAILED: 'failed',
  CANCELLED: 'cancelled',
};

export const endingText = (outcome: Outcome): string => ENDINGS[outcome];

/** `rto`: null where nobody promised anything. */
export function rtoWords(verdict: Verdict | null, rto: string | null): string {
  if (!verdict) return 'The plan promises no recovery time.';
  const promised = rto ? formatDuration(rto) : 'the objective';
  const words: Record<Verdict, string> = {
    MET: `At least nine runs of ten end within ${promised}.`,
    AT_RISK: `At least every second run ends within ${promised}, but fewer than nine of ten.`,
    MISSED: `Fewer than every second run ends within ${promised}, or not everything is recovered.`,
  };
  return words[verdict];
}
