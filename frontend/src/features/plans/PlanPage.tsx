import './plans.css';

import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMemo } from 'react';
import { useParams } from 'react-router';

import { usePage } from '@/app/page';
import type { PlanView } from '@/api/generated';
import { useUrlText } from '@/lib/url-state';
import { LoadingPage } from '@/ui/LoadingPage';
import { ProblemAlert } from '@/ui/ProblemAlert';

import { planWaves } from './details/plan-waves';
import { PlanHeader } from './details/PlanHeader';
import { PlanSummary } from './details/PlanSummary';
import { PlanTabs } from './details/PlanTabs';
import { WavePanel } from './details/WavePanel';
import { PLANS } from './plan-words';
import { usePlan, useValidation } from './plans-query';
import { PlansHelp } from './PlansHelp';

/** One plan: what it does, what is wrong with it, and how it went. */
export function PlanPage() {
  const { planId = '' } = useParams();
  const query = usePlan(planId);
  if (query.data) return <Loaded plan={query.data} query={query} />;
  return query.error ? <Refused query={query} /> : <Loading />;
}

function Loaded({ plan, query }: { plan: PlanView; query: ReturnType<typeof usePlan> }) {
  const validation = useValidation(plan);
  const [chosen, setChosen] = useUrlText('wave');
  const findings = validation.data?.findings ?? plan.findings;
  const waves = useMemo(() => planWaves(plan, findings), [plan, findings]);
  const wave = waves.find(({ name }) => name === chosen);

  usePage({
    title: plan.name,
    parents: [PLANS],
    help: <PlansHelp />,
    panel: wave && {
      header: `Wave ${wave.number}: ${wave.name}`,
      content: <WavePanel plan={plan} wave={wave} />,
      onClose: () => setChosen(undefined),
    },
  });

  return (
    <SpaceBetween size="l">
      <PlanHeader plan={plan} query={query} />
      <PlanSummary plan={plan} query={validation} />
      <PlanTabs
        plan={plan}
        waves={waves}
        validation={validation}
        chosen={chosen}
        onChoose={setChosen}
      />
    </SpaceBetween>
  );
}

function Loading() {
  usePage({ title: 'Recovery plan', parents: [PLANS] });
  return <LoadingPage />;
}

function Refused({ query }: { query: ReturnType<typeof usePlan> }) {
  usePage({ title: 'Recovery plan', parents: [PLANS] });
  if (!query.error) return null;
  return (
    <ProblemAlert
      problem={query.error}
      header="The plan could not be loaded"
      onRetry={() => void query.refetch()}
    />
  );
}
