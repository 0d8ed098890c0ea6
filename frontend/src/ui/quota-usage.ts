/** How near a quota of DRS is, in words and colours. */
import type { Usage } from '@/api/generated';
import { formatNumber } from '@/lib/format';

import type { Shown } from './status';

const NEARLY = 0.8;

/** By its name in the answer, as DRS calls it. */
export const QUOTAS = {
  jobs: 'Jobs',
  serversInJobs: 'Servers in jobs',
  serversPerJob: 'Servers in the largest job',
  replicatingServers: 'Replicating',
  sourceServers: 'Source servers',
} as const;

export type Quota = keyof typeof QUOTAS;

/** Share of the limit, 0 to 1; null where one of both could not be read. */
export function shareOf({ used, limit }: Usage): number | null {
  return used === null || limit === null || limit === 0 ? null : used / limit;
}

export function usageText({ used, limit }: Usage): string {
  const text = (number: number | null) => (number === null ? 'unknown' : formatNumber(number));
  return `${text(used)} of ${text(limit)}`;
}

export function usageStatus(usage: Usage): Shown {
  const share = shareOf(usage);
  if (share === null) return { type: 'pending', text: 'Not known' };
  if (share >= 1) return { type: 'error', text: 'Used up' };
  if (share >= NEARLY) return { type: 'warning', text: 'Nearly used up' };
  return { type: 'success', text: 'Room left' };
}
