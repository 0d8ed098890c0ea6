import { describe, expect, test } from 'vitest';

import type { Finding } from '@/api/generated';

import { kindText } from './finding-words';
import { kindsOf, whereToRepair } from './findings-model';

const finding: Finding = {
  code: 'GROUP_EMPTY',
  severity: 'WARNING',
  thing: 'g-7',
  fact: 'Group Web has no servers.',
  fix: 'Add some.',
  wave: null,
};

const doomed = (server: number, wave: string): Finding => ({
  code: 'DRILL_INSTANCE_WOULD_BE_DESTROYED',
  severity: 'WARNING',
  thing: `s-${String(server).padStart(17, '0')}`,
  fact: `DRS will delete drill instance i-${server}.`,
  fix: 'Save what you need from that instance.',
  wave,
});

const only = (findings: Finding[], waves?: string[]) => {
  const [kind, ...others] = kindsOf(findings, waves);
  if (!kind || others.length > 0) throw new Error('They are not of one kind.');
  return kind;
};

describe('kinds of findings', () => {
  test('begin with what makes no sense: its repair may change all others; warnings come last', () => {
    const all: Finding[] = [
      finding,
      { ...finding, severity: 'BLOCKER' },
      { ...finding, severity: 'ERROR' },
    ];

    expect(kindsOf(all).map(({ severity }) => severity)).toEqual(['ERROR', 'BLOCKER', 'WARNING']);
  });

  test('of one severity are in the order of the plan, and what concerns all of it comes first', () => {
    const all: Finding[] = [
      { ...finding, wave: 'Web' },
      { ...finding, code: 'WAVE_EMPTY', wave: 'Database' },
      { ...finding, code: 'PLAN_HAS_NO_WAVES' },
    ];

    expect(kindsOf(all, ['Database', 'Web']).map(({ code }) => code)).toEqual([
      'PLAN_HAS_NO_WAVES',
      'WAVE_EMPTY',
      'GROUP_EMPTY',
    ]);
  });

  test('have all findings that say the same, and their waves', () => {
    const findings = [doomed(3, 'Web'), doomed(1, 'Database'), doomed(2, 'Database')];

    const kind = only(findings, ['Database', 'Web']);

    expect(kind.findings.map(({ wave }) => wave)).toEqual(['Database', 'Database', 'Web']);
    expect(kind.waves).toEqual(['Database', 'Web']);
    expect(kind.fix).toBe('Save what you need from that instance.');
  });

  test('are apart where one forbids a start and the other does not', () => {
    expect(kindsOf([finding, { ...finding, severity: 'BLOCKER' }])).toHaveLength(2);
  });

  test('have no common fix where each has its own', () => {
    expect(only([finding, { ...finding, fix: 'Take it out of Web.' }]).fix).toBeUndefined();
  });
});

describe('the sentence for a kind', () => {
  test('counts servers', () => {
    expect(kindText(only([doomed(1, 'Web'), doomed(2, 'Web')]))).toBe(
      '2 servers: DRS will delete their drill instances before it launches them.',
    );
  });

  test('counts findings, too, where a server is in several', () => {
    const findings = [doomed(1, 'Web'), doomed(1, 'Database'), doomed(2, 'Web')];

    expect(kindText(only(findings))).toMatch(/^3 findings about 2 servers: /);
  });

  test('counts findings about anything else', () => {
    const named = { ...finding, thing: 'recovery-check' };

    expect(kindText(only([named, { ...named, thing: 'other' }]))).toMatch(/^2 findings: /);
  });
});

test.each([
  ['g-7', '/groups/g-7'],
  ['s-00000000000000db1', '/servers?text=s-00000000000000db1'],
  ['Database', undefined],
])('a finding about %s is repaired at %s', (thing, to) => {
  expect(whereToRepair({ ...finding, thing })?.to).toBe(to);
});
