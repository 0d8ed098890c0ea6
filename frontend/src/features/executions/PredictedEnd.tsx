import Box from '@cloudscape-design/components/box';

import type { ExecutionView, Timeline } from '@/api/generated';
import { Due } from '@/ui/Age';
import { Elapsed } from '@/ui/Duration';

import { comparedText, predictsEnd } from './objective-model';
import type { PredictionState } from './prediction';

interface Props {
  view: ExecutionView;
  prediction: PredictionState;
}

/** When it will end; of what has ended, how long it was to take, and how that compares. */
export function PredictedEnd({ view, prediction }: Props) {
  switch (prediction.kind) {
    case 'LOADING':
      return 'Being rehearsed';
    case 'UNKNOWN':
      return `Unknown: ${prediction.why}`;
    case 'KNOWN':
      return <Predicted timeline={prediction.timeline} view={view} />;
  }
}

function Predicted({ timeline, view }: { timeline: Timeline; view: ExecutionView }) {
  if (!predictsEnd(timeline)) return `Does not complete: ${timeline.reason}`;
  const within = (end: string) => <Elapsed from={timeline.startsAt} to={end} />;
  if (view.endedAt) {
    return (
      <>
        <div>
          P50 {within(timeline.p50)}, P90 {within(timeline.p90)}
        </div>
        <div>{comparedText(view, timeline)}</div>
      </>
    );
  }
  return (
    <>
      <div>
        P50 <Due of={timeline.p50} />
      </div>
      <div>
        P90 <Due of={timeline.p90} />
      </div>
      <Box variant="small" color="text-body-secondary">
        Rehearsed as of the start: half of all runs end within {within(timeline.p50)}, nine of ten
        within {within(timeline.p90)}.
      </Box>
    </>
  );
}
