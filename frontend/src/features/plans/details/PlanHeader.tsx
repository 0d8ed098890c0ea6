import Header from '@cloudscape-design/components/header';
import { useState } from 'react';
import { useNavigate } from 'react-router';

import type { PlanView } from '@/api/generated';
import { rehearsalPath } from '@/lib/paths';
import { ActionButton } from '@/ui/ActionButton';
import { HeaderActions } from '@/ui/HeaderActions';
import type { Asked } from '@/ui/table/TableFrame';

import { DeletePlan } from '../DeletePlan';
import { StartButton } from '../StartButton';

interface Props {
  plan: PlanView;
  query: Asked;
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
          <HeaderActions query={query}>
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
          </HeaderActions>
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
