import { describe, expect, test } from 'vitest';

import type { PlanRpo } from '@/api/generated';
import { zGetOverviewResponse } from '@/api/generated/zod.gen';
import { exampleOf } from '@test/examples';

import { behindText, rpoGaps, rpoStatus } from './rpo-model';

const [kept] = exampleOf('getOverview', zGetOverviewResponse).plans.rpo as [PlanRpo];
const place = { accountId: '111122223333', region: 'eu-west-1' };

describe('the RPO of a plan', () => {
  test.each<[Partial<PlanRpo>, string]>([
    [{}, 'Kept by all 3 servers'],
    [{ servers: 1 }, 'Kept by its server'],
    [{ breaching: 2, unknown: 1 }, 'Broken by 2 of 3 servers'],
    [{ unknown: 1, unseen: 1 }, 'Not known of 2 servers'],
    [{ unread: [place] }, 'Kept when it was last read'],
    [{ servers: 0 }, 'It has no servers'],
  ])('with %o: %s', (changes, text) => {
    expect(rpoStatus({ ...kept, ...changes }).text).toBe(text);
  });

  test('says what it could not take into account', () => {
    const gaps = rpoGaps({ ...kept, breaching: 1, unseen: 1, unread: [place] });

    expect(gaps).toBe('Not known of 1 server. Not read now: 111122223333 in eu-west-1.');
    expect(rpoGaps(kept)).toBe('');
  });

  test('tells a lag from the age of a recovery point', () => {
    const server = { serverId: 's-1', hostname: 'db-1', location: place, beyond: 'PT1H' };

    expect(behindText({ ...server, behind: 'PT2H', measure: 'LAG' })).toBe('db-1 lags 2 h behind');
    expect(behindText({ ...server, behind: 'PT2H', measure: 'RECOVERY_POINT' })).toBe(
      'db-1 had its last recovery point 2 h ago',
    );
  });
});
