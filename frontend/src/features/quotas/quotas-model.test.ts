import { expect, test } from 'vitest';

import { zGetQuotasResponse } from '@/api/generated/zod.gen';
import type { QuotaView } from '@/api/generated';
import { exampleOf } from '@test/examples';

import { worstUsage } from './quotas-model';

const [place] = exampleOf('getQuotas', zGetQuotasResponse).items as [QuotaView];
const usageOf = (used: number, limit: number) => ({ used, limit, left: null });

test('the quota that is used most decides about the place', () => {
  const crowded = { ...place, serversInJobs: usageOf(450, 500), jobs: usageOf(2, 20) };

  expect(worstUsage(crowded)).toEqual(usageOf(450, 500));
});
