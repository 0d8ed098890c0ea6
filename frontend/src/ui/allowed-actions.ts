/** What the API allows with a thing at this moment, for buttons. */
import type { AllowedAction } from '@/api/generated';

export interface Possible {
  isAllowed: boolean;
  whyNot: string | undefined;
}

export function actionOf(allowed: readonly AllowedAction[] | undefined, action: string): Possible {
  const found = allowed?.find((each) => each.action === action);
  return { isAllowed: found?.isAllowed ?? false, whyNot: found?.whyNot ?? undefined };
}
