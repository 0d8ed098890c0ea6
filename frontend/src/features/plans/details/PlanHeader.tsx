import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useNavigate } from 'react-router';

import type { PlanView } from '@/api/generated';
import { rehearsalPath } from '@/lib/paths';
import { ActionButton } from '@/ui/ActionButton';
import { UpdatedAge } from '@/ui/UpdatedAge';

import { DeletePlan } from '../DeletePlan';
import { StartButton } from '../StartButton';

interface Props {
  plan: PlanView;
  query: Parameters<typeof UpdatedAge>[0]['query'];
}

/** The name of the plan, and what can be done with it now. */
export function PlanHeader({ plan, query }: Props) {
  const navigate = useNavigate();
  const [isDeleting, setDeleting] = useState(false);
  const { planId, allowedActions: allowed } = plan;
  return (
    <>
      <Header
        variant="h1"
        description={plan.description}
        actions={
          <SpaceBetween direction="horizontal" size="xs" alignItems="center">
            <UpdatedAge query={query} />
            <ActionButton action="deletePlan" allowed={allowed} onClick={() => setDeleting(true)}>
              Delete
            </ActionButton>
            <ActionButton
              action="updatePlan"
              allowed={allowed}
              onClick={() => void navigate(`/plans/${planId}/edit`)}
            >
              Edit
            </ActionButton>
            <ActionButton
              action="rehearsePlan"
              allowed={allowed}
              onClick={() => void navigate(rehearsalPath(planId))}
            >
              Rehearse
            </ActionButton>
            <StartButton plan={plan} />
          </SpaceBetween>
        }
      >
        {plan.name}
      </Header>
      {isDeleting && (
        <DeletePlan
          plan={plan}
          onDeleted={() => void navigate('/plans')}
          onClose={() => setDeleting(false)}
        />
      )}
    </>
  );
}
