import { describe, expect, test } from 'vitest';

import type { Finding } from '@/api/generated';
import { zGetPlanResponse } from '@/api/generated/zod.gen';
import { exampleOf } from '@test/examples';

import { planWaves, troubleOf } from './plan-waves';

const plan = exampleOf('getPlan', zGetPlanResponse);
const blocker: Finding = {
  code: 'GROUP_EMPTY',
  severity: 'BLOCKER',
  thing: 'g-2',
  fact: 'Group Web lists no servers.',
  fix: 'Give it servers or take it out of wave Web.',
  wave: 'Web',
};

describe('the waves of a plan', () => {
  test('know their step, and who waits for them', () => {
    const [database, web] = planWaves(plan, []);

    expect(database).toMatchObject({ number: 1, step: 1, awaitedBy: ['Web'] });
    expect(web).toMatchObject({ number: 2, step: 2, dependsOn: ['Database'], awaitedBy: [] });
  });

  test('name their groups, and say what they do', () => {
    const [database] = planWaves(plan, []);

    expect(database).toMatchObject({ groups: ['Database'], text: '1 group, 2 checks' });
  });

  test('name a group by its id when it is no longer there', () => {
    const [database] = planWaves({ ...plan, groups: [] }, []);

    expect(database?.groups).toEqual(['g-1 (unknown)']);
  });

  test('have the findings about them, and no others', () => {
    const [database, web] = planWaves(plan, [blocker]);

    expect(database?.trouble).toBeUndefined();
    expect(web?.trouble?.text).toBe('Forbids a start');
    expect(web?.findings).toEqual([blocker]);
  });
});

test('a warning alone is no trouble', () => {
  expect(troubleOf([{ ...blocker, severity: 'WARNING' }])).toBeUndefined();
});
