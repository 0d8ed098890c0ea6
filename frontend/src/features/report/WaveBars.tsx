import type { WaveResult } from '@/api/generated';

import { shareOf } from './report-model';

/** How long it took above how long it was predicted to take; the columns beside have the figures. */
export function WaveBars({ wave, longest }: { wave: WaveResult; longest: number }) {
  return (
    <svg className="dr-report-bar" aria-hidden="true">
      <rect className="dr-report-real" width={`${shareOf(wave.took, longest)}%`} height="8" />
      <rect
        className="dr-report-predicted"
        width={`${shareOf(wave.predicted, longest)}%`}
        y="10"
        height="8"
      />
    </svg>
  );
}
