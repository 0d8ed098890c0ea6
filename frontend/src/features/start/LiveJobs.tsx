import ExpandableSection from '@cloudscape-design/components/expandable-section';

import type { JobElsewhere } from '@/api/generated';
import { formatCount } from '@/lib/format';
import { entityPath } from '@/lib/paths';
import { AppLink } from '@/ui/AppLink';
import { Age } from '@/ui/Age';

/** What DRS is busy with in the same places: it uses the same quotas. */
export function LiveJobs({ jobs }: { jobs: readonly JobElsewhere[] }) {
  if (jobs.length === 0) return null;
  return (
    <ExpandableSection
      headerText={`${formatCount(jobs.length, 'DRS job')} of others in the same places`}
      headerDescription="They use the same quotas, whoever started them."
    >
      <ul className="dr-list">
        {jobs.map((job) => (
          <li key={job.jobId}>
            <OneJob job={job} />
          </li>
        ))}
      </ul>
    </ExpandableSection>
  );
}

function OneJob({
  job: { jobId, executionId, kind, serverIds, startedAt, location },
}: {
  job: JobElsewhere;
}) {
  return (
    <>
      {jobId}, {kind.toLowerCase().replaceAll('_', ' ')} of{' '}
      {formatCount(serverIds.length, 'server')} in {location.accountId}, {location.region}, begun{' '}
      <Age of={startedAt} />
      {': '}
      {executionId ? (
        <AppLink to={entityPath('EXECUTION', executionId)}>{executionId}</AppLink>
      ) : (
        'not started by this product'
      )}
    </>
  );
}
