import { describe, expect, test } from 'vitest';

import type { Finding } from '@/api/generated';

import { formAddress, repairPlace, repairText, worstOf } from './repair-place';

const waves = [
  { name: 'Database', checkDocuments: ['recovery-test-check-health'] },
  { name: 'Web', checkDocuments: [] },
];

const finding = (some: Partial<Finding>): Finding => ({
  code: 'WAVE_EMPTY',
  severity: 'WARNING',
  thing: 'Web',
  fact: 'Wave Web has no group, no action and no approval.',
  fix: 'Add a protection group to it or remove the wave.',
  wave: 'Web',
  ...some,
});

const addressOf = (some: Partial<Finding>) => {
  const place = repairPlace(finding(some), waves);
  return place && formAddress('p-1', place);
};

describe('a finding about a plan', () => {
  test.each<[Partial<Finding>, string]>([
    [{}, '/plans/p-1/edit?wave=2&part=wave'],
    [{ code: 'CHECK_NEEDS_AGENT', wave: 'Database' }, '/plans/p-1/edit?wave=1&part=checks'],
    [{ code: 'OPTIONAL_SERVER_NOT_IN_WAVE' }, '/plans/p-1/edit?wave=2&part=failure'],
    [{ code: 'PLAN_HAS_NO_WAVES', wave: null, thing: 'p-1' }, '/plans/p-1/edit'],
    [{ code: 'QUOTA_DELAYS_WAVE', thing: '111122223333/eu-west-1' }, '/quotas'],
    [
      { code: 'LOCATION_UNREACHABLE', thing: '111122223333/eu-west-1' },
      '/accounts?account=111122223333',
    ],
    [{ code: 'GROUP_EMPTY', thing: 'g-7' }, '/groups/g-7'],
  ])('%o is mended at %s', (some, address) => {
    expect(addressOf(some)).toBe(address);
  });

  test('about a document is mended where the wave names it', () => {
    const unknown = { code: 'DOCUMENT_UNKNOWN', thing: 'recovery-test-check-health' } as const;

    expect(addressOf({ ...unknown, wave: 'Database' })).toContain('part=checks');
    expect(addressOf({ ...unknown, wave: 'Web' })).toContain('part=actions');
  });

  test('that no page can mend leads nowhere', () => {
    expect(addressOf({ code: 'SUBNET_UNKNOWN', thing: 'subnet-1', wave: null })).toBeUndefined();
  });

  test('says what its link does', () => {
    expect(repairText({ kind: 'WAVE', index: 0, part: 'checks' })).toBe('Change the wave');
    expect(repairText({ kind: 'DETAILS' })).toBe('Change the plan');
    expect(repairText({ kind: 'PAGE', to: '/quotas', text: 'See the quotas' })).toBe(
      'See the quotas',
    );
  });
});

test('the worst of several findings counts', () => {
  expect(worstOf([finding({}), finding({ severity: 'BLOCKER' })])).toBe('BLOCKER');
  expect(worstOf([])).toBeUndefined();
});
