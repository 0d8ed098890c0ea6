import { describe, expect, test } from 'vitest';

import { formProblems, problemsUnder } from './form-problems';
import type { PlanForm, WaveForm } from './plan-form';
import { NEW_ACTION, NEW_APPROVAL, NEW_CHECK, NEW_PLAN, newWave } from './plan-form';

const web: WaveForm = { ...newWave('1'), name: 'Web' };
const sound: PlanForm = { ...NEW_PLAN, name: 'Web shop', waves: [web] };
const withWeb = (changes: Partial<WaveForm>): PlanForm => ({
  ...sound,
  waves: [{ ...web, ...changes }],
});

describe('the form of a plan', () => {
  test('in order has no problems', () => {
    expect(formProblems(sound)).toEqual({});
  });

  test.each<[string, PlanForm, string]>([
    ['name', { ...sound, name: ' ' }, 'Give the plan a name.'],
    ['name', { ...sound, name: 'x'.repeat(129) }, 'A name has at most 128 characters.'],
    [
      'description',
      { ...sound, description: 'x'.repeat(1025) },
      'It has 1025 characters; 1024 are possible.',
    ],
    [
      'objectives.rto',
      { ...sound, objectives: { rto: 'soon', rpo: '' } },
      'A duration looks like 30m, 4h or 1h 30m.',
    ],
    ['waves[0].name', withWeb({ name: '' }), 'Give the wave a name.'],
    ['waves[0].timeout', withWeb({ timeout: '' }), 'Give a duration, such as 30m or 1h 30m.'],
    [
      'waves[0].threshold.percent',
      withWeb({ threshold: { servers: '0', percent: '101' } }),
      'It can be 100 at most.',
    ],
    [
      'waves[0].threshold.servers',
      withWeb({ threshold: { servers: '-1', percent: '0' } }),
      'Give a whole number, 0 or more.',
    ],
    [
      'waves[0].approval.timeout',
      withWeb({ approval: { ...NEW_APPROVAL, timeout: '30' } }),
      'A duration looks like 30m, 4h or 1h 30m.',
    ],
    [
      'waves[0].checks[0].document',
      withWeb({ checks: [{ ...NEW_CHECK, name: 'Health' }] }),
      'Name the SSM document.',
    ],
    [
      'waves[0].actionsAfter[0].document',
      withWeb({ actionsAfter: [{ ...NEW_ACTION, name: 'Tidy', document: 'no spaces' }] }),
      'The name or ARN of a document has 3 to 200 letters, digits and _-.:/',
    ],
    [
      'waves[0].actionsBefore[0].parameters[0]',
      withWeb({
        actionsBefore: [
          {
            ...NEW_ACTION,
            name: 'Tidy',
            document: 'Tidy-Up',
            parameters: [{ name: '', value: 'x' }],
          },
        ],
      }),
      'Name the parameter, or remove the line.',
    ],
  ])('says at %s what is wrong', (field, form, problem) => {
    expect(formProblems(form)).toEqual({ [field]: problem });
  });

  test('lets no two waves have one name', () => {
    const twice = { ...sound, waves: [web, { ...newWave('2'), name: ' Web ' }] };

    expect(Object.keys(formProblems(twice))).toEqual(['waves[0].name', 'waves[1].name']);
  });

  test('asks for no document of a check that runs none', () => {
    expect(formProblems(withWeb({ checks: [{ ...NEW_CHECK, kind: 'AGENT_ONLINE' }] }))).toEqual({});
  });

  test('hands each part its own problems', () => {
    const problems = { 'waves[1].name': 'a', 'waves[1].checks[0].timeout': 'b', name: 'c' };

    expect(problemsUnder(problems, 'waves[1]')).toEqual({ name: 'a', 'checks[0].timeout': 'b' });
  });
});
