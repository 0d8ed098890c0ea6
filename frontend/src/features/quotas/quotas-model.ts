/** Which of its quotas decides about a place. */
import type { QuotaView, Usage } from '@/api/generated';
import type { Quota } from '@/ui/quota-usage';
import { QUOTAS, shareOf } from '@/ui/quota-usage';

/** The one that is used most. */
export function worstUsage(place: QuotaView): Usage {
  const all = (Object.keys(QUOTAS) as Quota[]).map((quota) => place[quota]);
  return all.reduce((worst, usage) =>
    (shareOf(usage) ?? -1) > (shareOf(worst) ?? -1) ? usage : worst,
  );
}
