/** When a wave or a server began and ended, and when that had been predicted. */
import { isUnderWay } from '../progress-model';
import type { Row } from './rows';

export interface Facts {
  startedAt: string | null;
  endedAt: string | null;
  isOver: boolean;
  predictedEnd: string | undefined;
}

export function factsOf(row: Row): Facts {
  if (row.kind === 'WAVE') {
    const { startedAt, endedAt } = row.wave;
    return { startedAt, endedAt, isOver: endedAt !== null, predictedEnd: row.predicted?.endsAt };
  }
  const { launchingSince, endedAt } = row.server;
  return {
    startedAt: launchingSince,
    endedAt,
    isOver: !isUnderWay(row.server),
    predictedEnd: row.predicted?.healthyAt,
  };
}
