import Alert from '@cloudscape-design/components/alert';
import Container from '@cloudscape-design/components/container';
import Grid from '@cloudscape-design/components/grid';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';

import type { Report } from '@/api/generated';
import { entityPath } from '@/lib/paths';
import { AppLink } from '@/ui/AppLink';

import { Objective } from './Objective';
import { eventColumns, serverColumns, waveColumns } from './report-columns';
import { isFinal, longestOf, troubledFirst } from './report-model';
import { ReportFacts } from './ReportFacts';
import { ReportTable } from './ReportTable';

const HALF = { colspan: { default: 12, xs: 6 } };

export function ReportBody({ report }: { report: Report }) {
  const { executionId, rto, rpo, waves, servers, events } = report;
  return (
    <SpaceBetween size="l">
      {!isFinal(report) && (
        <Alert type="info" header="It has not ended yet">
          This is what is known so far. The report is evidence once the execution has ended.
        </Alert>
      )}
      <Grid gridDefinition={[HALF, HALF]}>
        <Objective title="Recovery time (RTO)" result={rto} />
        <Objective title="Loss of data (RPO)" result={rpo} />
      </Grid>
      <ReportFacts report={report} />
      <Container
        header={
          <Header variant="h2" counter={`(${waves.length})`}>
            Waves
          </Header>
        }
      >
        <ReportTable
          label="Waves"
          columns={waveColumns(longestOf(waves))}
          rows={waves}
          keyOf={({ number }) => number}
        />
      </Container>
      <Container
        header={
          <Header
            variant="h2"
            counter={`(${servers.length})`}
            description="Those that failed or were skipped come first."
          >
            Servers
          </Header>
        }
      >
        <ReportTable
          label="Servers"
          columns={serverColumns}
          rows={troubledFirst(servers)}
          keyOf={({ serverId }) => serverId}
        />
      </Container>
      <Container
        header={
          <Header variant="h2" counter={`(${events.length})`}>
            Events
          </Header>
        }
      >
        <SpaceBetween size="s">
          {report.eventsLeftOut && (
            <Alert type="warning">
              There are more events than a report holds. All of them are with{' '}
              <AppLink to={entityPath('EXECUTION', executionId)}>the execution</AppLink>.
            </Alert>
          )}
          <ReportTable
            label="Events"
            columns={eventColumns(report)}
            rows={events}
            keyOf={({ number }) => number}
          />
        </SpaceBetween>
      </Container>
    </SpaceBetween>
  );
}
