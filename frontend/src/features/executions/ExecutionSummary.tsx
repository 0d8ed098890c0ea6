import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import ProgressBar from '@cloudscape-design/components/progress-bar';

import type { ExecutionView, Timeline } from '@/api/generated';
import { useNow } from '@/lib/clock';
import { formatTime } from '@/lib/format';
import { useZone } from '@/lib/preferences';
import { Age } from '@/ui/Age';
import { AppLink } from '@/ui/AppLink';
import { Duration, Elapsed } from '@/ui/Duration';
import { Facts } from '@/ui/Facts';
import { hasEnded } from '@/ui/status';
import { StatusText } from '@/ui/StatusText';
import { Time } from '@/ui/Time';

import type { PredictionState } from './prediction';
import {
  endedPercent,
  pointInTimeText,
  predictsEnd,
  rtoLabel,
  rtoStatus,
  serversText,
  wavesText,
} from './progress-model';

interface Props {
  view: ExecutionView;
  prediction: PredictionState;
}

export function ExecutionSummary({ view, prediction }: Props) {
  const [zone] = useZone();
  return (
    <Container>
      <div className="dr-summary">
        <Facts
          columns={4}
          facts={{
            'Servers that have ended': (
              <ProgressBar
                variant="key-value"
                ariaLabel="Servers whose outcome is known"
                value={endedPercent(view)}
                additionalInfo={serversText(view)}
              />
            ),
            Waves: wavesText(view),
            [view.endedAt ? 'Took' : 'Running for']: (
              <Elapsed from={view.startedAt} to={view.endedAt} />
            ),
            'Predicted end': <PredictedEnd view={view} prediction={prediction} />,
            [rtoLabel(view)]: <Rto view={view} />,
            'Point in time': pointInTimeText(view.pointInTime, (at) => formatTime(at, zone)),
            'Clean-up': <CleanUp view={view} />,
            Plan: (
              <>
                <AppLink to={`/plans/${view.planId}`}>{view.planName}</AppLink>, version{' '}
                {view.planVersion}
              </>
            ),
          }}
        />
      </div>
    </Container>
  );
}

function Rto({ view }: { view: ExecutionView }) {
  const status = rtoStatus(view, useNow());
  return status ? <StatusText {...status} /> : 'None promised';
}

function PredictedEnd({ view, prediction }: Props) {
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
  return (
    <>
      {!view.endedAt && (
        <>
          <div>
            P50 <Age of={timeline.p50} />
          </div>
          <div>
            P90 <Age of={timeline.p90} />
          </div>
        </>
      )}
      <Box variant="small" color="text-body-secondary">
        Rehearsed as of the start: half of all runs end within {within(timeline.p50)}, nine of ten
        within {within(timeline.p90)}.
      </Box>
    </>
  );
}

function CleanUp({ view }: { view: ExecutionView }) {
  if (view.cleanupAt) {
    return (
      <>
        <Time at={view.cleanupAt} />, <Age of={view.cleanupAt} />
      </>
    );
  }
  if (hasEnded(view.status)) return view.hasLiveInstances ? 'None planned' : 'Nothing is left';
  if (!view.cleanupAfter) return 'None planned: instances stay until somebody terminates them';
  return (
    <>
      <Duration of={view.cleanupAfter} /> after its end
    </>
  );
}
