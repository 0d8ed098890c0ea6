import { describe, expect, test } from 'vitest';

import { inOrder, nextKey, withChanged, withDuplicate, withoutWave, withWave } from './edit-waves';
import type { PlanForm, WaveForm } from './plan-form';
import { NEW_ACTION, NEW_PLAN, newWave } from './plan-form';

const wave = (key: string, name: string, dependsOn: string[] = []): WaveForm => ({
  ...newWave(key),
  name,
  dependsOn,
  groupIds: [`g-${key}`],
});
const base = wave('1', 'Base');
const database = wave('2', 'Database', ['1']);
const web = wave('3', 'Web', ['2']);
const form: PlanForm = { ...NEW_PLAN, waves: [base, database, web] };

const named = ({ waves }: PlanForm) => waves.map(({ name }) => name);
const waitsOf = ({ waves }: PlanForm, key: string) =>
  waves.find((each) => each.key === key)?.dependsOn;

describe('the waves of a form', () => {
  test('are added at the end', () => {
    expect(named(withWave(form, '4'))).toEqual(['Base', 'Database', 'Web', '']);
  });

  test('get keys that were never used', () => {
    expect(nextKey(form.waves)).toBe('4');
    expect(nextKey([])).toBe('1');
  });

  test('are changed one at a time', () => {
    expect(named(withChanged(form, { ...database, name: 'Data' }))).toEqual([
      'Base',
      'Data',
      'Web',
    ]);
  });

  test('are duplicated beside the original, without its groups', () => {
    const { waves } = withDuplicate(form, database, '4');

    expect(waves[2]).toMatchObject({ name: 'Database copy', groupIds: [], dependsOn: ['1'] });
  });

  test('get a name of their own with each copy', () => {
    const once = withDuplicate(form, database, '4');

    expect(named(withDuplicate(once, database, '5'))).toContain('Database copy 2');
  });

  test('wait for what a removed wave has waited for', () => {
    const without = withoutWave(form, database);

    expect(named(without)).toEqual(['Base', 'Web']);
    expect(waitsOf(without, '3')).toEqual(['1']);
  });

  test('lose the target of a command with the wave it ran on', () => {
    const asking = { ...web, actionsBefore: [{ ...NEW_ACTION, onWave: '2' }] };

    const { waves } = withoutWave({ ...form, waves: [base, database, asking] }, database);

    expect(waves[1]?.actionsBefore[0]?.onWave).toBe('');
  });

  test('keep their dependencies in another order', () => {
    const moved = inOrder(form, [web, base, database]);

    expect(named(moved)).toEqual(['Web', 'Base', 'Database']);
    expect(waitsOf(moved, '3')).toEqual(['2']);
  });
});
