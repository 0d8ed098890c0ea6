import Button from '@cloudscape-design/components/button';
import { useNavigate } from 'react-router';

import type { PlanSummary } from '@/api/generated';
import { startPath } from '@/lib/paths';
import { actionOf } from '@/ui/allowed-actions';

type Startable = Pick<PlanSummary, 'planId' | 'allowedActions'>;

/** Leads to the page that asks for drill or recovery, and shows what would come of it. */
export function StartButton({ plan }: { plan: Startable | undefined }) {
  const navigate = useNavigate();
  const modes = ['startExecution:DRILL', 'startExecution:RECOVERY'].map((action) =>
    actionOf(plan?.allowedActions, action),
  );
  const whyNot = modes.find((mode) => mode.whyNot)?.whyNot;
  return (
    <Button
      variant="primary"
      disabled={!plan || !modes.some(({ isAllowed }) => isAllowed)}
      disabledReason={plan ? whyNot : 'Choose a plan first.'}
      onClick={() => {
        if (plan) void navigate(startPath(plan.planId));
      }}
    >
      Start…
    </Button>
  );
}
