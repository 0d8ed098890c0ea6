import { describe, expect, test } from 'vitest';

import type { PlanView, Wave } from '@/api/generated';
import { zGetPlanResponse } from '@/api/generated/zod.gen';
import { exampleOf } from '@test/examples';

import { formOf } from './plan-read';
import { changeOf, draftOf } from './plan-request';

const example = exampleOf('getPlan', zGetPlanResponse);
const [database, web] = example.waves as [Wave, Wave];

const rich: PlanView = {
  ...example,
  waves: [
    database,
    {
      ...web,
      dependsOn: ['Database'],
      approval: { instructions: 'Ask the owner.', onTimeout: 'APPROVE', timeout: 'PT30M' },
      checks: [
        { kind: 'INSTANCE_STATUS', timeout: 'PT10M' },
        {
          kind: 'DOCUMENT',
          name: 'Health',
          document: 'recovery-test-check-health',
          marker: 'HEALTH-CHECK-PASSED',
          parameters: { Services: ['nginx', 'php-fpm'], Ports: ['443'] },
          retries: 1,
          timeout: 'PT5M',
        },
      ],
      actionsBefore: [
        {
          kind: 'AUTOMATION',
          name: 'Open the firewall',
          document: 'Network-Open',
          parameters: {},
          retries: 0,
          timeout: 'PT30M',
          onError: 'CONTINUE',
          location: { accountId: '111122223333', region: 'eu-west-1' },
        },
        {
          kind: 'COMMAND',
          name: 'Stop jobs',
          document: 'AWS-RunShellScript',
          parameters: { commands: ['systemctl stop jobs'] },
          retries: 2,
          timeout: 'PT15M',
          onError: 'FAIL',
          marker: null,
          onWave: 'Database',
        },
      ],
      threshold: { servers: 1, percent: 10 },
      optionalServerIds: ['s-0000000000000web1'],
    },
  ],
};

describe('a plan in its form', () => {
  test.each([
    ['the example', example],
    ['a plan with everything', rich],
  ])('comes back as it was: %s', (_name, plan) => {
    const { name, description, objectives, waves } = plan;

    expect(draftOf(formOf(plan))).toEqual({ name, description, objectives, waves });
  });

  test('shows durations as one would type them', () => {
    const form = formOf(example);

    expect(form.objectives).toEqual({ rto: '4h', rpo: '15m' });
    expect(form.waves[0]?.timeout).toBe('2h');
  });

  test('gives each value of a parameter a line', () => {
    expect(formOf(rich).waves[1]?.checks[1]?.parameters).toEqual([
      { name: 'Services', value: 'nginx' },
      { name: 'Services', value: 'php-fpm' },
      { name: 'Ports', value: '443' },
    ]);
  });

  test('takes a renamed wave along to whatever refers to it', () => {
    const form = formOf(rich);
    const [first, ...others] = form.waves;
    const renamed = { ...form, waves: [{ ...first, name: 'Data' } as typeof first, ...others] };

    const { waves } = draftOf(renamed as typeof form);

    expect(waves?.[1]?.dependsOn).toEqual(['Data']);
    expect(waves?.[1]?.actionsBefore?.[1]).toMatchObject({ onWave: 'Data' });
  });

  test('is changed in the version that was seen', () => {
    expect(changeOf(formOf(example), 7).version).toBe(7);
  });
});
