/** What the button does, and why it may do nothing. */
import type { AllowedAction, Mode, PlanView, StartPreview } from '@/api/generated';
import { actionOf } from '@/ui/allowed-actions';

import { whyNotStart } from './preview-model';
import type { StartForm } from './start-form';
import { isInEarnest } from './start-form';

export interface Seen {
  /** Of exactly what is chosen now; undefined: not known. */
  preview: StartPreview | undefined;
  /** It will be known in a moment. */
  isLooking: boolean;
  /** There is nothing that could be asked for. */
  isIncomplete: boolean;
}

export function buttonText(form: StartForm, mode: Mode): string {
  if (form.isDryRun)
    return mode === 'DRILL' ? 'Start dry run of a drill' : 'Start dry run of a recovery';
  return mode === 'DRILL' ? 'Start drill' : 'Start RECOVERY';
}

/** A preview that fails keeps nobody from a start: in a disaster there is no time, and the start looks itself. */
export function whyNotPress(
  form: StartForm,
  plan: Pick<PlanView, 'name' | 'allowedActions'>,
  mode: Mode,
  { preview, isLooking, isIncomplete }: Seen,
): string | undefined {
  const { isAllowed, whyNot } = permissionOf(plan.allowedActions, form, mode);
  if (!isAllowed) return whyNot ?? 'It is not possible now.';
  if (isIncomplete) return 'Complete the options first.';
  if (isLooking) return 'Wait a moment: what a start would touch is still being looked at.';
  const forbidden = whyNotStart(preview);
  if (forbidden) return forbidden;
  return isInEarnest(form, mode) && form.typedName !== plan.name
    ? 'Type the name of the plan first.'
    : undefined;
}

/** A dry run is never real: it needs no more than a drill. */
function permissionOf(allowed: readonly AllowedAction[], form: StartForm, mode: Mode) {
  const needed: Mode = isInEarnest(form, mode) ? 'RECOVERY' : 'DRILL';
  return actionOf(allowed, `startExecution:${needed}`);
}
