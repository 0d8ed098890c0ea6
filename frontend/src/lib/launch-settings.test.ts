import { expect, test } from 'vitest';

import { settingLabel, settingText } from './launch-settings';

test.each([
  ['rightSizing', 'NONE', 'None: the instance type counts'],
  ['copyTags', false, 'No'],
  ['securityGroupIds', ['sg-1', 'sg-2'], 'sg-1, sg-2'],
  ['securityGroupIds', [], 'None'],
  ['instanceType', 'm5.large', 'm5.large'],
  ['licensing', null, undefined],
  ['bootMode', 'UEFI', 'UEFI'],
])('%s %s reads %s', (setting, value, text) => {
  expect(settingText(setting, value)).toBe(text);
});

test('a setting that a newer API knows keeps its own name', () => {
  expect(['subnetId', 'bootMode'].map(settingLabel)).toEqual(['Subnet', 'bootMode']);
});
