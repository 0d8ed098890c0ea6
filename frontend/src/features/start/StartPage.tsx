import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useParams } from 'react-router';

import { usePage } from '@/app/page';
import type { PlanView } from '@/api/generated';
import { useNow } from '@/lib/clock';
import { useFollow } from '@/lib/follow';
import { useLeftOut } from '@/lib/left-out';
import { entityPath, rehearsalPath } from '@/lib/paths';
import { useZone } from '@/lib/preferences';
import { useUrlChoice } from '@/lib/url-state';
import { LoadingPage } from '@/ui/LoadingPage';
import { ProblemAlert } from '@/ui/ProblemAlert';

import { KINDS, modeOf } from './mode';
import { ModeTiles } from './ModeTiles';
import { usePlan } from './start-query';
import { useStartVisit } from './start-visit';
import { StartHelp } from './StartHelp';
import { StartSteps } from './StartSteps';

/** From a plan to a rehearsal, a drill, or a recovery. */
export function StartPage() {
  const { planId = '' } = useParams();
  const plan = usePlan(planId);
  const title = `Start ${plan.data?.name ?? 'the plan'}`;

  usePage({
    title,
    parents: [
      { text: 'Recovery plans', href: '/plans' },
      { text: plan.data?.name ?? planId, href: entityPath('PLAN', planId) },
    ],
    help: <StartHelp />,
    contentType: 'form',
  });

  return (
    <ContentLayout header={<Header variant="h1">{title}</Header>}>
      {plan.data && <Chosen plan={plan.data} />}
      {!plan.data && plan.error && (
        <ProblemAlert
          problem={plan.error}
          header="The plan could not be loaded"
          onRetry={() => void plan.refetch()}
        />
      )}
      {plan.isPending && <LoadingPage />}
    </ContentLayout>
  );
}

function Chosen({ plan }: { plan: PlanView }) {
  const [kind, setKind] = useUrlChoice('mode', KINDS);
  const [leftOut] = useLeftOut();
  const [zone] = useZone();
  const now = useNow();
  const visit = useStartVisit();
  const mode = modeOf(kind);
  return (
    <SpaceBetween size="l">
      <ModeTiles kind={kind} onChange={setKind} />
      {mode ? (
        <StartSteps
          plan={plan}
          mode={mode}
          visit={visit}
          around={{ mode, withoutServerIds: leftOut, zone, now }}
        />
      ) : (
        <ToRehearsal to={rehearsalPath(plan.planId, leftOut)} />
      )}
    </SpaceBetween>
  );
}

function ToRehearsal({ to }: { to: string }) {
  const follow = useFollow();
  return (
    <SpaceBetween size="s">
      <Box>
        The rehearsal runs the plan on a virtual clock and shows what happens when, what it waits
        for, and what would make it faster. Nothing is launched, and nothing is written to AWS.
      </Box>
      <Button variant="primary" href={to} onFollow={follow}>
        Open the rehearsal
      </Button>
    </SpaceBetween>
  );
}
