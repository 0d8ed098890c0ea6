import SpaceBetween from '@cloudscape-design/components/space-between';

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

import { FoundLinks } from './FoundLinks';
import { LiveJobs } from './LiveJobs';
import { LockedServers } from './LockedServers';
import { Offer } from './Offer';
import { placeWords, predictedWords } from './preview-model';
import type { Preview } from './start-query';

interface Props {
  preview: Preview;
  rto: string | null;
  /** Of the plan, in its order. */
  waves: readonly string[];
  leftOut: readonly string[];
  nameOf: (serverId: string) => string;
  onLeaveOut: (serverIds: readonly string[]) => void;
}

export function Previewed({ preview, rto, waves, leftOut, nameOf, onLeaveOut }: Props) {
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
      <LockedServers servers={touched.lockedServers} />
      <Findings
        findings={[...preview.blockers, ...preview.warnings]}
        waves={waves}
        repair={(finding) => <FoundLinks finding={finding} doomed={touched.doomedInstances} />}
      />
      <LiveJobs jobs={preview.liveJobs} />
    </SpaceBetween>
  );
}

function Verdict({ preview }: { preview: StartPreview }) {
  const { canStart, blockers, warnings, whyNot } = preview;
  if (!canStart) {
    const found = blockers.length > 0 ? [`${formatCount(blockers.length, 'finding')} below.`] : [];
    return (
      <StatusText
        type="error"
        text={['It can’t start like this.', ...whyNot, ...found].join(' ')}
      />
    );
  }
  return warnings.length > 0 ? (
    <StatusText
      type="warning"
      text={`It can start, with ${formatCount(warnings.length, 'warning')} below.`}
    />
  ) : (
    <StatusText type="success" text="It can start." />
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
        <StatusText
          type="warning"
          text={`Servers that share data may disagree by ${formatDuration(skew)}`}
        />
      )}
    </>
  );
}
