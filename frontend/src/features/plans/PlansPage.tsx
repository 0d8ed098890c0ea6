import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useNavigate } from 'react-router';

import { usePage } from '@/app/page';
import type { PlanSummary } from '@/api/generated';
import { rehearsalPath } from '@/lib/paths';
import { useUrlText } from '@/lib/url-state';
import { ActionMenu } from '@/ui/ActionMenu';
import { EmptyState } from '@/ui/EmptyState';
import { RoleButton } from '@/ui/RoleButton';
import { ResourceTable } from '@/ui/table/ResourceTable';

import { DeletePlan } from './DeletePlan';
import { columns } from './plans-columns';
import { usePlans } from './plans-query';
import { PlansHelp } from './PlansHelp';
import { StartButton } from './StartButton';

const WORDS = { one: 'recovery plan', many: 'recovery plans' };

/** Every plan, and what can be done with the chosen one. */
export function PlansPage() {
  const query = usePlans();
  const navigate = useNavigate();
  const [chosenId, setChosenId] = useUrlText('plan');
  const chosen = query.data?.find(({ planId }) => planId === chosenId);

  usePage({ title: 'Recovery plans', contentType: 'table', help: <PlansHelp /> });

  const create = (
    <RoleButton operation="createPlan" variant="normal" onClick={() => void navigate('/plans/new')}>
      Create a plan
    </RoleButton>
  );
  return (
    <ResourceTable
      id="plans"
      title="Recovery plans"
      description="In which order servers are recovered, and what must be true on the way."
      words={WORDS}
      columns={columns}
      query={query}
      trackBy={({ planId }) => planId}
      selection={{
        type: 'single',
        items: chosen ? [chosen] : [],
        onChange: ([plan]) => setChosenId(plan?.planId),
      }}
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          <ChosenActions plan={chosen} onDeleted={() => setChosenId(undefined)} />
          {create}
          <StartButton plan={chosen} />
        </SpaceBetween>
      }
      empty={
        <EmptyState
          title="No recovery plans"
          text="A plan puts protection groups into waves, and says which wave waits for which. It can be rehearsed before anything is launched."
          action={create}
        />
      }
    />
  );
}

interface ChosenProps {
  plan: PlanSummary | undefined;
  onDeleted: () => void;
}

function ChosenActions({ plan, onDeleted }: ChosenProps) {
  const navigate = useNavigate();
  const [isDeleting, setDeleting] = useState(false);
  const go = (path: (id: string) => string) => () => {
    if (plan) void navigate(path(plan.planId));
  };
  return (
    <>
      <ActionMenu
        allowed={plan?.allowedActions}
        actions={[
          { action: 'rehearsePlan', text: 'Rehearse', onClick: go((id) => rehearsalPath(id)) },
          { action: 'updatePlan', text: 'Edit', onClick: go((id) => `/plans/${id}/edit`) },
          { action: 'deletePlan', text: 'Delete', onClick: () => setDeleting(true) },
        ]}
      />
      {plan && isDeleting && (
        <DeletePlan plan={plan} onDeleted={onDeleted} onClose={() => setDeleting(false)} />
      )}
    </>
  );
}
