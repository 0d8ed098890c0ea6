import type { Finding, PlanView, Wave } from '@/api/generated';
import { actionOf } from '@/ui/allowed-actions';
import { AppLink } from '@/ui/AppLink';

import type { WaveNamed } from '../repair-place';
import { formAddress, repairPlace, repairText } from '../repair-place';
import type { PlanWave } from './plan-waves';

interface Props {
  finding: Finding;
  plan: PlanView;
  waves: readonly PlanWave[];
}

/** To where a finding is mended; the form only for who may edit the plan now. */
export function RepairLink({ finding, plan, waves }: Props) {
  const place = repairPlace(
    finding,
    waves.map(({ wave }) => named(wave)),
  );
  const mayEdit = actionOf(plan.allowedActions, 'updatePlan').isAllowed;
  if (!place || (place.kind !== 'PAGE' && !mayEdit)) return null;
  return <AppLink to={formAddress(plan.planId, place)}>{repairText(place)}</AppLink>;
}

function named({ name, checks }: Wave): WaveNamed {
  const checkDocuments = checks.flatMap((check) =>
    check.kind === 'DOCUMENT' ? [check.document] : [],
  );
  return { name, checkDocuments };
}
