/** What is known of the predicted course of an execution. */
import type { Problem, Timeline } from '@/api/generated';

export type PredictionState =
  { kind: 'LOADING' } | { kind: 'UNKNOWN'; why: string } | { kind: 'KNOWN'; timeline: Timeline };

interface Asked {
  data: Timeline | null | undefined;
  error: Problem | null;
}

export function predictionState({ data, error }: Asked): PredictionState {
  if (data) return { kind: 'KNOWN', timeline: data };
  if (error) return { kind: 'UNKNOWN', why: error.detail };
  return data === null ? { kind: 'UNKNOWN', why: 'the API told none.' } : { kind: 'LOADING' };
}
