import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import ProgressBar from '@cloudscape-design/components/progress-bar';

import type { ExecutionView } from '@/api/generated';
import { useNow } from '@/lib/clock';
import { formatTime } from '@/lib/format';
import { useZone } from '@/lib/preferences';
import { AppLink } from '@/ui/AppLink';
import { Elapsed } from '@/ui/Duration';
import { Facts } from '@/ui/Facts';
import { StatusText } from '@/ui/StatusText';

import { CleanUpText } from './CleanUpText';
import type { Kept } from './objective-model';
import { rpoLabel, rpoStatus, rtoLabel, rtoStatus } from './objective-model';
import type { PredictionState } from './prediction';
import { PredictedEnd } from './PredictedEnd';
import { endedPercent, pointInTimeText, serversText, wavesText } from './progress-model';

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
                additionalInfo={`${serversText(view)}; ${wavesText(view)}`}
              />
            ),
            [view.endedAt ? 'Took' : 'Running for']: (
              <Elapsed from={view.startedAt} to={view.endedAt} />
            ),
            [view.endedAt ? 'Predicted' : 'Predicted end']: (
              <PredictedEnd view={view} prediction={prediction} />
            ),
            'Point in time': pointInTimeText(view.pointInTime, (at) => formatTime(at, zone)),
            [rtoLabel(view)]: <Rto view={view} />,
            [rpoLabel(view)]: <Objective kept={rpoStatus(view)} />,
            'Clean-up': <CleanUpText view={view} />,
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

/** Apart, because it counts every second. */
function Rto({ view }: { view: ExecutionView }) {
  return <Objective kept={rtoStatus(view, useNow())} />;
}

function Objective({ kept }: { kept: Kept | null }) {
  if (!kept) return 'None promised';
  return (
    <>
      <StatusText type={kept.type} text={kept.text} />
      {kept.why && (
        <Box variant="small" color="text-body-secondary">
          {kept.why}
        </Box>
      )}
    </>
  );
}
