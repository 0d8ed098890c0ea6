import { expect, test } from 'vitest';

import type { Activity } from './polling';
import { polling } from './polling';

const every = (data: Activity | undefined) =>
  polling<Activity>((activity) => activity).refetchInterval({ state: { data } });

test('what moves is asked for often, what rests seldom, and what has ended never again', () => {
  expect([every('ACTIVE'), every('RESTING'), every('ENDED')]).toEqual([1_500, 10_000, false]);
});

test('what is not known yet is asked for as if it rested', () => {
  expect(every(undefined)).toBe(10_000);
});
