import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';

import { useNotify } from '@/app/notifications';
import { usePage } from '@/app/page';

import { PLANS } from '../plan-words';
import { useCreatePlan } from '../plans-query';
import { PlansHelp } from '../PlansHelp';
import { NEW_PLAN } from './plan-form';
import { draftOf } from './plan-request';
import { PlanBuilder } from './PlanBuilder';

export function NewPlanPage() {
  usePage({ title: 'Create a plan', parents: [PLANS], help: <PlansHelp /> });
  const create = useCreatePlan();
  const navigate = useNavigate();
  const notify = useNotify();
  const [keys] = useState(() => new Map<string, string>());
  const { data: created } = create;

  useEffect(() => {
    if (!created) return;
    notify({
      type: 'success',
      header: `Plan ${created.name} is created. Rehearse it next: nothing is launched by that.`,
      id: created.planId,
    });
    void navigate(`/plans/${created.planId}`);
  }, [created, navigate, notify]);

  return (
    <PlanBuilder
      title="Create a plan"
      submit="Create the plan"
      first={NEW_PLAN}
      cancelTo="/plans"
      saving={{
        isBusy: create.isPending,
        isDone: create.isSuccess,
        problem: create.error,
        save: (form) => {
          const draft = draftOf(form);
          create.mutate({ draft, key: keyOf(keys, JSON.stringify(draft)) });
        },
      }}
    />
  );
}

/** The same for the same draft: sent again after a lost answer, it makes no second plan. */
function keyOf(keys: Map<string, string>, draft: string): string {
  const key = keys.get(draft) ?? crypto.randomUUID();
  keys.set(draft, key);
  return key;
}
