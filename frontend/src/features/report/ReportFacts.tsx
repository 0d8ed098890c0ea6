import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';

import type { Report } from '@/api/generated';
import { formatTime } from '@/lib/format';
import { entityPath } from '@/lib/paths';
import { useZone } from '@/lib/preferences';
import { Due } from '@/ui/Age';
import { AppLink } from '@/ui/AppLink';
import { Duration } from '@/ui/Duration';
import { Facts } from '@/ui/Facts';
import { executionStatus } from '@/ui/status';
import { StatusText } from '@/ui/StatusText';
import { Time } from '@/ui/Time';

import { comparedText, instancesText, kindText, pointInTimeText } from './report-model';

/** What was run, by whom, with what result. */
export function ReportFacts({ report }: { report: Report }) {
  const [zone] = useZone();
  const { planId, planName, planVersion, executionId } = report;
  return (
    <Container header={<Header variant="h2">Execution</Header>}>
      <Facts
        columns={3}
        facts={{
          Status: <StatusText {...executionStatus(report.status)} />,
          Outcome: report.outcome ?? 'It has not ended yet',
          Mode: kindText(report),
          Plan: (
            <>
              <AppLink to={entityPath('PLAN', planId)}>{planName}</AppLink>, version {planVersion}
            </>
          ),
          'Started by': report.startedBy.name,
          Reason: report.reason,
          Started: <Time at={report.startedAt} />,
          Ended: report.endedAt ? <Time at={report.endedAt} /> : 'It has not ended yet',
          'Point in time': pointInTimeText(report.pointInTime, (at) => formatTime(at, zone)),
          Took: <Duration of={report.took} />,
          'Predicted (P90)': (
            <>
              {report.predicted ? <Duration of={report.predicted} /> : 'Unknown'}
              {report.took && report.predicted && (
                <div>It took {comparedText(report.took, report.predicted)}.</div>
              )}
            </>
          ),
          'Instances left': (
            <>
              {instancesText(report)}
              {report.cleanupAt && (
                <div>
                  Clean-up <Time at={report.cleanupAt} />, <Due of={report.cleanupAt} />
                </div>
              )}
            </>
          ),
          'Execution id': (
            <AppLink to={entityPath('EXECUTION', executionId)}>{executionId}</AppLink>
          ),
          'Report made': <Time at={report.madeAt} />,
        }}
      />
    </Container>
  );
}
