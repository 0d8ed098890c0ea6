import { describe, expect, test } from 'vitest';

import type { GroupSummary, ServerView } from '@/api/generated';
import { zListGroupServersResponse, zListGroupsResponse } from '@/api/generated/zod.gen';
import { exampleOf } from '@test/examples';

import {
  dependencyOptions,
  groupOptions,
  placeOptions,
  serverOptions,
  targetOptions,
} from './choices';
import type { Stage, WaveForm } from './plan-form';
import { NEW_ACTION, NEW_AUTOMATION, newWave } from './plan-form';

const groups = exampleOf('listGroups', zListGroupsResponse).items as [GroupSummary, GroupSummary];
const servers = exampleOf('listGroupServers', zListGroupServersResponse).items as [ServerView];

const wave = (key: string, name: string, changes: Partial<WaveForm> = {}): WaveForm => ({
  ...newWave(key),
  name,
  ...changes,
});
const base = wave('1', 'Base');
const database = wave('2', 'Database', { dependsOn: ['1'], groupIds: ['g-1'] });
const web = wave('3', 'Web', { dependsOn: ['2'] });
const waves = [base, database, web];

describe('a wave', () => {
  test('can wait for every other one that does not wait for it', () => {
    expect(dependencyOptions(web, waves)).toEqual([
      { value: '1', label: 'Base' },
      { value: '2', label: 'Database' },
    ]);
  });

  test('can close no circle, and is told why', () => {
    expect(dependencyOptions(base, waves).map(({ disabledReason }) => disabledReason)).toEqual([
      'It waits for this wave already.',
      'It waits for this wave already.',
    ]);
  });

  test('can take no group of another one, and is told which has it', () => {
    const [ofDatabase, free] = groupOptions(web, waves, groups);

    expect(ofDatabase?.disabledReason).toBe('It is in Database already.');
    expect(free).toMatchObject({
      value: 'g-2',
      label: 'Web',
      description: '2 servers, 111122223333 in eu-west-1',
    });
    expect(free?.disabled).toBeUndefined();
  });

  test('keeps its own groups, even one that is no longer there', () => {
    const options = groupOptions({ ...database, groupIds: ['g-1', 'g-9'] }, waves, groups);

    expect(options[0]?.disabled).toBeUndefined();
    expect(options.at(-1)).toMatchObject({ value: 'g-9', label: 'g-9' });
  });

  test('runs commands on instances that exist by then', () => {
    const labels = (stage: Stage) =>
      targetOptions(stage, NEW_ACTION, web, waves).map(({ label }) => label);

    expect(labels('actionsBefore')).toEqual(['Base', 'Database']);
    expect(labels('actionsAfter')).toEqual(['This wave', 'Base', 'Database']);
  });

  test('keeps the target of a command that it does not wait for any more', () => {
    const [target] = targetOptions('actionsBefore', { onWave: '3' }, base, waves);

    expect(target).toMatchObject({
      value: '3',
      label: 'Web',
      description: 'This wave does not wait for it any more',
    });
  });

  test('runs automations in registered places, and where they run already', () => {
    const elsewhere = { ...NEW_AUTOMATION, location: '444455556666/eu-west-1' };

    expect(placeOptions(elsewhere, ['111122223333/eu-west-1']).map(({ label }) => label)).toEqual([
      'Where the first server of the wave is',
      '111122223333 in eu-west-1',
      '444455556666 in eu-west-1',
    ]);
  });

  test('keeps the marks of servers that have left its groups', () => {
    const marked = wave('1', 'Base', { optionalServerIds: ['s-000000000000gone1'] });

    const options = serverOptions(marked, servers);

    expect(options[0]?.label).toBe('web-1');
    expect(options.at(-1)?.value).toBe('s-000000000000gone1');
  });
});
