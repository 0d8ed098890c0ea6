import { expect, test } from 'vitest';

import type { Wave } from '@/api/generated';
import { zGetPlanResponse } from '@/api/generated/zod.gen';
import { exampleOf } from '@test/examples';

import { checkName, gateText, thresholdText } from './plan-words';

const [wave] = exampleOf('getPlan', zGetPlanResponse).waves as [Wave];

test.each([
  [{ servers: 0, percent: 0 }, 'None may fail'],
  [{ servers: 1, percent: 0 }, '1 server may fail'],
  [{ servers: 2, percent: 10 }, '2 servers or 10 % may fail'],
])('a wave that tolerates %o says: %s', (threshold, words) => {
  expect(thresholdText(threshold)).toBe(words);
});

test.each<[Wave['approval'], string]>([
  [null, 'Not needed'],
  [{ instructions: '', onTimeout: 'REJECT', timeout: null }, 'Waits until somebody decides'],
  [
    { instructions: '', onTimeout: 'APPROVE', timeout: 'PT30M' },
    'After 30 min without an answer: approved',
  ],
])('an approval %o reads: %s', (approval, words) => {
  expect(gateText({ ...wave, approval })).toBe(words);
});

test('checks without a name are called by what they check', () => {
  expect(wave.checks.map(checkName)).toEqual(['EC2 status checks', 'SSM agent online']);
});
