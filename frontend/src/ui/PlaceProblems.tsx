import Alert from '@cloudscape-design/components/alert';

import type { Place } from '@/api/generated';

import { Age } from './Age';

/** Accounts and Regions that an answer lacks, or knows only as they were: hidden by nobody. */
export function PlaceProblems({ places }: { places: readonly Place[] }) {
  const troubled = places.filter(({ problem, isStale }) => problem ?? isStale);
  if (troubled.length === 0) return null;
  return (
    <Alert type="warning" header="Not everything could be read">
      <ul className="dr-plain-list">
        {troubled.map((place) => (
          <li key={`${place.accountId}/${place.region}`}>
            <OneProblem place={place} />
          </li>
        ))}
      </ul>
    </Alert>
  );
}

function OneProblem({ place: { accountId, region, problem, at } }: { place: Place }) {
  return (
    <>
      <b>
        {accountId} in {region}
      </b>
      {': '}
      {problem?.reason ?? 'It has not been read again in time.'}{' '}
      {at ? (
        <>
          Its servers are shown as they were <Age of={at} />.
        </>
      ) : (
        'Nothing is known of its servers: they are missing here.'
      )}
    </>
  );
}
