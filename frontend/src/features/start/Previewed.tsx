import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';

import type { ChosenPoints, StartPreview } from '@/api/generated';
import { formatDuration } from '@/lib/duration';
import { formatCount } from '@/lib/format';
import { rehearsalPath } from '@/lib/paths';
import { rtoWords } from '@/lib/prediction-words';
import { AppLink } from '@/ui/AppLink';
import { Facts } from '@/ui/Facts';
import { Findings } from '@/ui/Findings';
import { PlaceProblems } from '@/ui/PlaceProblems';
import { verdictStatus } from '@/ui/status';
import { StatusText } from '@/ui/StatusText';
import { Time } from '@/ui/Time';

import { BlastRadius } from './BlastRadius';
import { LiveJobs } from './LiveJobs';
import { Offer } from './Offer';
import { placeWords, predictedWords } from './preview-model';
import type { Preview } from './start-query';

interface Props {
  preview: Preview;
  rto: string | null;
  leftOut: readonly string[];
  nameOf: (serverId: string) => string;
  onLeaveOut: (serverIds: readonly string[]) => void;
}

export function Previewed({ preview, rto, leftOut, nameOf, onLeaveOut }: Props) {
  const { touched, offer } = preview;
  return (
    <SpaceBetween size="l">
      <Verdict preview={preview} />
      <PlaceProblems places={preview.inventory.places} />
      {offer && (
        <Offer
          serverIds={offer.withoutServerIds}
          leftOut={leftOut}
          nameOf={nameOf}
          onAccept={onLeaveOut}
        />
      )}
      <Facts
        columns={4}
        facts={{
          [preview.isDryRun ? 'Takes part' : 'Launches']: formatCount(touched.servers, 'server'),
          Places: <Places preview={preview} />,
          'Predicted to take': <Predicted preview={preview} leftOut={leftOut} />,
          'Recovery time objective (RTO)': <Rto preview={preview} rto={rto} />,
          ...(preview.points ? { 'Recovery points': <Points points={preview.points} /> } : {}),
        }}
      />
      <BlastRadius {...touched} />
      <Findings findings={[...preview.blockers, ...preview.warnings]} />
      <LiveJobs jobs={preview.liveJobs} />
    </SpaceBetween>
  );
}

function Verdict({ preview }: { preview: StartPreview }) {
  const { canStart, blockers, warnings, whyNot } = preview;
  if (!canStart) {
    return (
      <StatusIndicator type="error">
        {[
          'It can’t start like this.',
          ...whyNot,
          ...(blockers.length > 0 ? [`${formatCount(blockers.length, 'finding')} below.`] : []),
        ].join(' ')}
      </StatusIndicator>
    );
  }
  return warnings.length > 0 ? (
    <StatusIndicator type="warning">
      It can start, with {formatCount(warnings.length, 'warning')} below.
    </StatusIndicator>
  ) : (
    <StatusIndicator type="success">It can start.</StatusIndicator>
  );
}

function Places({ preview: { touched } }: { preview: StartPreview }) {
  if (touched.places.length === 0) return 'None';
  return (
    <ul className="dr-plain-list">
      {touched.places.map((place) => (
        <li key={`${place.location.accountId}/${place.location.region}`}>
          {place.location.accountId}, {place.location.region}: {placeWords(place)}
        </li>
      ))}
    </ul>
  );
}

function Predicted({ preview, leftOut }: Pick<Props, 'preview' | 'leftOut'>) {
  const { prediction, isDryRun, planId, askedAt } = preview;
  if (isDryRun) return 'Seconds: nothing is launched';
  if (!prediction) return 'Unknown';
  return (
    <>
      <div>{predictedWords(prediction, askedAt)}</div>
      <AppLink to={rehearsalPath(planId, leftOut)}>See the rehearsal</AppLink>
    </>
  );
}

function Rto({ preview: { prediction }, rto }: Pick<Props, 'preview' | 'rto'>) {
  if (!prediction) return 'Not judged';
  return (
    <>
      {prediction.rto && <StatusText {...verdictStatus(prediction.rto)} />}
      <div>{rtoWords(prediction.rto, rto)}</div>
    </>
  );
}

function Points({ points: { servers, oldest, newest, skew } }: { points: ChosenPoints }) {
  return (
    <>
      <div>
        Of {formatCount(servers, 'server')}: the oldest <Time at={oldest} />, the newest{' '}
        <Time at={newest} />
      </div>
      {oldest !== newest && (
        <StatusIndicator type="warning">
          Servers that share data may disagree by {formatDuration(skew)}
        </StatusIndicator>
      )}
    </>
  );
}
