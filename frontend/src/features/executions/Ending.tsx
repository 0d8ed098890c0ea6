import Alert from '@cloudscape-design/components/alert';
import SpaceBetween from '@cloudscape-design/components/space-between';

import type { ExecutionView } from '@/api/generated';
import { formatCount } from '@/lib/format';
import { AppLink } from '@/ui/AppLink';

import { CleanUpSentence } from './CleanUpText';
import { endingOf, runningInstances } from './progress-model';
import { instancesByPlace } from './requests/confirmation';

/** How it came out, and what is left of it. */
export function Ending({ view }: { view: ExecutionView }) {
  const ending = endingOf(view);
  if (!ending) return null;
  return (
    <Alert type={ending.type} header={ending.header}>
      <SpaceBetween size="xxs">
        {view.outcome && <div>{view.outcome}</div>}
        <Left view={view} />
        <div>
          The <AppLink to={`/executions/${view.executionId}/report`}>report</AppLink> compares what
          was achieved with what was promised.
        </div>
      </SpaceBetween>
    </Alert>
  );
}

function Left({ view }: { view: ExecutionView }) {
  const running = runningInstances(view.servers).length;
  if (running === 0) return <div>None of its instances runs any more.</div>;
  const places = instancesByPlace(view).map(({ place, count }) => `${count} in ${place}`);
  return (
    <div>
      {formatCount(running, 'instance')} {running === 1 ? 'runs' : 'run'} and{' '}
      {running === 1 ? 'costs' : 'cost'} money
      {places.length > 0 && `: ${places.join('; ')}`}. <CleanUpSentence view={view} />
    </div>
  );
}
