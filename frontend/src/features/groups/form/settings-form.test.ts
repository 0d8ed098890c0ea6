import { describe, expect, test } from 'vitest';

import { web } from '../groups-examples';
import {
  GROUP_SETTINGS,
  INHERITED,
  launchSettingsOf,
  namesOfSet,
  settingsFormOf,
  settingsProblems,
  withSetting,
} from './settings-form';

describe('launch settings', () => {
  test('come back as they were', () => {
    const settings = {
      ...web.launchSettings,
      copyTags: false,
      securityGroupIds: ['sg-1', 'sg-2'],
      privateIp: '10.0.0.12',
    };

    expect(launchSettingsOf(settingsFormOf(settings))).toEqual(settings);
  });

  test('that are inherited are sent as not set', () => {
    const sent = launchSettingsOf(INHERITED);

    expect(Object.values(sent)).toEqual(Array(11).fill(null));
  });

  test('of security groups are typed as one text, each counted once', () => {
    expect(launchSettingsOf({ securityGroupIds: 'sg-1, sg-2 sg-1' }).securityGroupIds).toEqual([
      'sg-1',
      'sg-2',
    ]);
  });

  test('set and inherited again leave no trace', () => {
    const set = withSetting({ copyTags: 'true' }, 'subnetId', 'subnet-1');

    expect(withSetting(set, 'subnetId', undefined)).toEqual({ copyTags: 'true' });
    expect(Object.keys(set)).toEqual(['subnetId', 'copyTags']);
  });

  test('of a group have no address and no instance: those belong to one server', () => {
    expect(GROUP_SETTINGS).not.toContain('privateIp');
    expect(GROUP_SETTINGS).not.toContain('launchIntoInstanceId');
  });

  test('are named in a row', () => {
    expect(namesOfSet({ copyTags: 'true', instanceType: 'm5.large' })).toBe(
      'Instance type, Copy tags',
    );
    expect(namesOfSet(INHERITED)).toBeUndefined();
  });
});

describe('a setting', () => {
  test.each([
    ['instanceType', 'large', 'An instance type looks like m5.large.'],
    ['instanceType', ' ', 'Type a value, or choose that it is inherited.'],
    ['subnetId', 'eu-west-1a', 'The id of a subnet looks like subnet-0a1b2c3d.'],
    ['securityGroupIds', 'sg-1, web', /separated by commas/],
    ['privateIp', '10.0.0.300', 'An address looks like 10.0.0.12.'],
    ['launchIntoInstanceId', 'i-1', /looks like i-0123456789abcdef0/],
  ])('%s can not be “%s”', (setting, text, words) => {
    expect(settingsProblems({ [setting]: text })[setting]).toMatch(words);
  });

  test('that is inherited or well typed is in order', () => {
    const form = { instanceType: 'm5.large', subnetId: 'subnet-0a1b', copyTags: 'true' };

    expect(settingsProblems(form)).toEqual({});
  });
});
