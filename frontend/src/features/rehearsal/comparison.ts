/** What the changes that are tried out bring, against the plan as it is. */
import type { Timeline } from '@/api/generated';
import { formatDuration } from '@/lib/duration';
import { endingText } from '@/lib/prediction-words';

import { sinceStart } from './timeline-model';

const AS_GOOD_AS_NOTHING = 1000;

/** By P50: half of all runs. The one run that is drawn may be a lucky one. */
export function comparedWords(changed: Timeline, asPlanned: Timeline): string {
  if (changed.outcome !== 'COMPLETED' || asPlanned.outcome !== 'COMPLETED') {
    return changed.outcome === asPlanned.outcome
      ? `It ends as ${endingText(changed.outcome)}, as without the changes.`
      : `It ends as ${endingText(changed.outcome)}; without the changes it ends as ${endingText(asPlanned.outcome)}.`;
  }
  const saved = sinceStart(asPlanned, asPlanned.p50) - sinceStart(changed, changed.p50);
  if (Math.abs(saved) < AS_GOOD_AS_NOTHING) return 'That changes nothing in the predicted time.';
  const than = `than the plan as it is, which takes ${formatDuration(sinceStart(asPlanned, asPlanned.p50))}`;
  return `${formatDuration(Math.abs(saved))} ${saved > 0 ? 'less' : 'more'} ${than}.`;
}
