import { describe, expect, test } from 'vitest';

import type { ServerSettings } from '@/api/generated';
import { zGetGroupLaunchSettingsResponse } from '@/api/generated/zod.gen';
import { exampleOf } from '@test/examples';

import { web, WEB_1 } from '../groups-examples';
import { effectiveOf, groupDefaults, leftToDrs, settingsInUse } from './effective-model';

const withOwn = { ...web, serverSettings: { [WEB_1]: { instanceType: 'm5.large' } } };
const [web1] = exampleOf('getGroupLaunchSettings', zGetGroupLaunchSettingsResponse).items as [
  ServerSettings,
];

describe('launch settings of a group', () => {
  test('in use are those that it or one of its servers sets', () => {
    expect(settingsInUse(withOwn)).toEqual(['instanceType', 'rightSizing', 'copyTags']);
  });

  test('that nobody sets are left to DRS', () => {
    expect(leftToDrs(withOwn)).toMatch(/^After the launch, Subnet, /);
  });

  test('tell which defaults it sets', () => {
    expect(groupDefaults(web)).toContainEqual(['Copy tags', 'Yes']);
    expect(groupDefaults(web)).toContainEqual(['Subnet', undefined]);
    expect(groupDefaults(web)).not.toContainEqual(['Private IP', undefined]);
  });

  test('take effect for a server with where they come from', () => {
    expect(effectiveOf(web1, 'copyTags')).toEqual({ text: 'Yes', origin: 'set by the group' });
    expect(effectiveOf(web1, 'subnetId')).toEqual({ text: undefined, origin: 'left to DRS' });
  });
});
