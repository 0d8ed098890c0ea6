import { useEffect, useState } from 'react';
import { useNavigate, useParams } from 'react-router';

import { useNotify } from '@/app/notifications';
import { usePage } from '@/app/page';
import type { PlanView } from '@/api/generated';
import { actionOf } from '@/ui/allowed-actions';
import { LoadingPage } from '@/ui/LoadingPage';
import { ProblemAlert } from '@/ui/ProblemAlert';

import { PLANS } from '../plan-words';
import { usePlan, useUpdatePlan } from '../plans-query';
import { PlansHelp } from '../PlansHelp';
import { EditNotice } from './EditNotice';
import { formOf } from './plan-read';
import { changeOf } from './plan-request';
import { PlanBuilder } from './PlanBuilder';

export function EditPlanPage() {
  const { planId = '' } = useParams();
  const query = usePlan(planId);
  const name = query.data?.name;
  usePage({
    title: 'Edit',
    parents: [PLANS, ...(name ? [{ text: name, href: `/plans/${planId}` }] : [])],
    help: <PlansHelp />,
  });
  // What was kept from before may be old: a form of it could never be saved.
  if (query.data && query.isFetchedAfterMount) {
    return <Editing latest={query.data} onRefused={() => void query.refetch()} />;
  }
  if (!query.error) return <LoadingPage />;
  return (
    <ProblemAlert
      problem={query.error}
      header="The plan could not be loaded"
      onRetry={() => void query.refetch()}
    />
  );
}

interface Props {
  /** It is asked for again and again, while the form stays as it is typed. */
  latest: PlanView;
  onRefused: () => void;
}

function Editing({ latest, onRefused }: Props) {
  const [base, setBase] = useState(latest);
  const [start, setStart] = useState(() => ({ form: formOf(latest), count: 0 }));
  const update = useUpdatePlan();
  const { planId } = latest;
  const saved = useWhenSaved(update.data);
  // While it is being saved, the version that is newer may be our own.
  const isConflict = !saved && !update.isPending && latest.version !== base.version;
  const possible = actionOf(latest.allowedActions, 'updatePlan');
  const keepMine = () => {
    update.reset();
    setBase(latest);
  };

  return (
    <PlanBuilder
      key={start.count}
      title={`Edit plan ${base.name}`}
      submit="Save"
      first={start.form}
      cancelTo={`/plans/${planId}`}
      notice={
        (isConflict || !possible.isAllowed) && (
          <EditNotice
            latest={latest}
            base={isConflict ? base : latest}
            onKeepMine={keepMine}
            onTakeTheirs={() => {
              keepMine();
              setStart(({ count }) => ({ form: formOf(latest), count: count + 1 }));
            }}
          />
        )
      }
      saving={{
        isBusy: update.isPending,
        isDone: saved,
        problem: isConflict ? null : update.error,
        whyNot: isConflict
          ? 'Somebody else has changed the plan. Decide above which changes count.'
          : possible.whyNot,
        save: (form) =>
          update.mutate(
            { path: { planId }, body: changeOf(form, base.version) },
            { onError: onRefused },
          ),
      }}
    />
  );
}

/** Back to the plan, once nothing is left to be lost. */
function useWhenSaved(saved: PlanView | undefined): boolean {
  const navigate = useNavigate();
  const notify = useNotify();
  useEffect(() => {
    if (!saved) return;
    notify({ type: 'success', header: `Plan ${saved.name} is saved.`, id: saved.planId });
    void navigate(`/plans/${saved.planId}`);
  }, [saved, navigate, notify]);
  return saved !== undefined;
}
