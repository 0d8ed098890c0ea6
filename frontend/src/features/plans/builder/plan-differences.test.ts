import { expect, test } from 'vitest';

import type { Wave } from '@/api/generated';
import { zGetPlanResponse } from '@/api/generated/zod.gen';
import { exampleOf } from '@test/examples';

import { differences } from './plan-differences';

const plan = exampleOf('getPlan', zGetPlanResponse);
const [database, web] = plan.waves as [Wave, Wave];

test('nothing differs between a plan and itself', () => {
  expect(differences(plan, structuredClone(plan))).toEqual([]);
});

test('what somebody else has changed is named', () => {
  const after = {
    ...plan,
    name: 'Shop',
    objectives: { rto: null, rpo: null },
    waves: [
      { ...web, dependsOn: [] },
      { ...web, name: 'Cache' },
    ],
  };

  expect(differences(plan, after)).toEqual([
    'The name',
    'The objectives',
    'Wave Web',
    'Wave Cache, which is new',
    'Wave Database, which is gone',
  ]);
});

test('another order of the waves is a change, too', () => {
  expect(differences(plan, { ...plan, waves: [web, database] })).toEqual([
    'The order of the waves',
  ]);
});
