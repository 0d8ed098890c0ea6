import ContentLayout from '@cloudscape-design/components/content-layout';
import Grid from '@cloudscape-design/components/grid';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { lazy, Suspense } from 'react';

import { usePage } from '@/app/page';
import type { Overview } from '@/api/generated';
import { Age } from '@/ui/Age';
import { LoadingPage } from '@/ui/LoadingPage';
import { PlaceProblems } from '@/ui/PlaceProblems';
import { ProblemAlert } from '@/ui/ProblemAlert';
import { RefreshButton } from '@/ui/RefreshButton';
import { UpdatedAge } from '@/ui/UpdatedAge';

import './dashboard.css';

import { AnswerPanel } from './AnswerPanel';
import { DashboardHelp } from './DashboardHelp';
import { DrillsPanel } from './DrillsPanel';
import { isNew } from './first-steps';
import { FirstStepsPanel } from './FirstStepsPanel';
import { LeftoversPanel } from './LeftoversPanel';
import { useOverview } from './overview-query';
import { QuotasPanel } from './QuotasPanel';
import { ReplicationPanel } from './ReplicationPanel';
import { RpoPanel } from './RpoPanel';
import { RunningPanel } from './RunningPanel';
import { WaitingPanel } from './WaitingPanel';

/** At the end of the page, and it needs tables, which nothing above it does. */
const EndedPanel = lazy(async () => ({ default: (await import('./EndedPanel')).EndedPanel }));

const WIDE = { colspan: { default: 12, xs: 8 } };
const NARROW = { colspan: { default: 12, xs: 4 } };
const HALF = { colspan: { default: 12, xs: 6 } };

/** Can we recover now, and if not, what is in the way. */
export function DashboardPage() {
  const { query, lookAnew } = useOverview();
  usePage({ title: 'Overview', help: <DashboardHelp /> });
  const overview = query.data;
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          description={overview && <Basis overview={overview} />}
          actions={
            <SpaceBetween direction="horizontal" size="xs" alignItems="center">
              <UpdatedAge query={query} />
              <RefreshButton onRefresh={lookAnew} />
            </SpaceBetween>
          }
        >
          Overview
        </Header>
      }
    >
      {overview && <Content overview={overview} />}
      {!overview && !query.error && <LoadingPage />}
      {!overview && query.error && (
        <ProblemAlert
          problem={query.error}
          header="The overview could not be loaded"
          onRetry={() => void query.refetch()}
        />
      )}
    </ContentLayout>
  );
}

function Basis({ overview: { basis } }: { overview: Overview }) {
  if (!basis.at) return 'Nothing has been read from DRS yet.';
  return (
    <>
      Servers as DRS told of them <Age of={basis.at} />
    </>
  );
}

function Content({ overview }: { overview: Overview }) {
  const { servers, basis } = overview;
  if (isNew(overview) && basis.places === 0) return <FirstStepsPanel overview={overview} />;
  return (
    <SpaceBetween size="l">
      <PlaceProblems places={basis.problems} />
      {isNew(overview) && <FirstStepsPanel overview={overview} />}
      <Grid gridDefinition={servers ? [WIDE, NARROW] : [{ colspan: 12 }]}>
        {[
          <AnswerPanel key="answer" overview={overview} />,
          ...(servers ? [<ReplicationPanel key="replication" servers={servers} />] : []),
        ]}
      </Grid>
      {!isNew(overview) && <OfPlans overview={overview} />}
    </SpaceBetween>
  );
}

/** Two stacks, so that no part is stretched to the height of its neighbour. */
function OfPlans({ overview }: { overview: Overview }) {
  const { executions, plans, quotas } = overview;
  return (
    <SpaceBetween size="l">
      <Grid gridDefinition={[HALF, HALF]}>
        <SpaceBetween size="l">
          <WaitingPanel waiting={executions.waiting} />
          <DrillsPanel plans={plans} />
          <LeftoversPanel overview={overview} />
        </SpaceBetween>
        <SpaceBetween size="l">
          <RunningPanel executions={executions} />
          <RpoPanel plans={plans} />
          <QuotasPanel quotas={quotas} />
        </SpaceBetween>
      </Grid>
      <Suspense fallback={<LoadingPage />}>
        <EndedPanel executions={executions} />
      </Suspense>
    </SpaceBetween>
  );
}
