import Button from '@cloudscape-design/components/button';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useParams } from 'react-router';

import { usePage } from '@/app/page';
import type { ApiError } from '@/api/api-error';
import { useFollow } from '@/lib/follow';
import { entityPath, startPath } from '@/lib/paths';
import { HeaderActions } from '@/ui/HeaderActions';
import { LoadingPage } from '@/ui/LoadingPage';
import { ProblemAlert } from '@/ui/ProblemAlert';
import type { Asked } from '@/ui/table/TableFrame';

import { AS_PLANNED, isAsPlanned, usePlan, useRehearsal } from './rehearsal-query';
import { Rehearsed } from './Rehearsed';
import { RehearsalHelp } from './RehearsalHelp';
import { useTried } from './tried-in-url';

/** How long a plan would take, and what would make it faster. */
export function RehearsalPage() {
  const { planId = '' } = useParams();
  const [tried, setTried] = useTried();
  const plan = usePlan(planId);
  const query = useRehearsal(planId, tried);
  const asPlanned = useRehearsal(planId, AS_PLANNED);
  const title = `Rehearsal of ${plan.data?.name ?? 'the plan'}`;

  usePage({
    title,
    parents: [
      { text: 'Recovery plans', href: '/plans' },
      { text: plan.data?.name ?? planId, href: entityPath('PLAN', planId) },
    ],
    help: <RehearsalHelp />,
  });

  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          description="How long the plan would take, on a virtual clock. Nothing is launched, and nothing is written to AWS."
          actions={<Actions query={query} to={startPath(planId, tried.withoutServerIds)} />}
        >
          {title}
        </Header>
      }
    >
      {query.data && (
        <Rehearsed
          rehearsal={query.data}
          asPlanned={asPlanned.data}
          rto={plan.data?.objectives.rto ?? null}
          tried={tried}
          onTry={setTried}
        />
      )}
      {!query.data && query.error && (
        <Refused
          problem={query.error}
          onRetry={() => void query.refetch()}
          onTakeBack={isAsPlanned(tried) ? undefined : () => setTried(AS_PLANNED)}
        />
      )}
      {!query.data && !query.error && <LoadingPage />}
    </ContentLayout>
  );
}

function Actions({ query, to }: { query: Asked; to: string }) {
  const follow = useFollow();
  const [isAgain, setAgain] = useState(false);
  const again = async () => {
    setAgain(true);
    await query.refetch();
    setAgain(false);
  };
  return (
    <HeaderActions query={query}>
      <Button
        iconName="refresh"
        ariaLabel="Rehearse again"
        loading={isAgain}
        loadingText="Rehearsing"
        onClick={() => void again()}
      />
      <Button variant="primary" href={to} onFollow={follow}>
        Start…
      </Button>
    </HeaderActions>
  );
}

interface RefusedProps {
  problem: ApiError;
  onRetry: () => void;
  /** Undefined: nothing is tried out that could be the reason. */
  onTakeBack: (() => void) | undefined;
}

function Refused({ problem, onRetry, onTakeBack }: RefusedProps) {
  return (
    <SpaceBetween size="m">
      <ProblemAlert problem={problem} header="The plan could not be rehearsed" onRetry={onRetry} />
      {onTakeBack && <Button onClick={onTakeBack}>Take back what is tried out</Button>}
    </SpaceBetween>
  );
}
