import { describe, expect, test } from 'vitest';

import { tagged, web, WEB_1, WEB_2 } from '../groups-examples';
import type { GroupForm } from './group-form';
import {
  changeOf,
  draftOf,
  formOf,
  movedTo,
  NEW_GROUP,
  previewOf,
  withOwnSettings,
} from './group-form';

const byTags: GroupForm = {
  ...formOf(web),
  kind: 'TAGS',
  tags: [
    { key: ' tier ', value: 'web ' },
    { key: '', value: 'not yet' },
  ],
};

describe('the form of a group', () => {
  test.each([
    ['listed', web],
    ['found by tags', tagged],
  ])('becomes the group again, its servers %s', (_how, group) => {
    const { name, description, location, selection, launchSettings } = group;

    expect(draftOf(formOf(group))).toEqual({
      name,
      description,
      location,
      selection,
      launchSettings,
      serverSettings: {},
    });
  });

  test('becomes a change of the version that was seen', () => {
    expect(changeOf(formOf(web), 2)).toMatchObject({ name: 'Web', version: 2 });
  });

  test('sends tags without what is around them, and only complete ones', () => {
    expect(draftOf(byTags).selection).toEqual({ kind: 'TAGS', tags: { tier: 'web' } });
  });

  test('sends own settings only of servers that are chosen', () => {
    const own = { [WEB_1]: { instanceType: 'm5.large' }, [WEB_2]: { copyTags: 'true' } };
    const form = { ...formOf(web), serverIds: [WEB_1], ownSettings: own };

    expect(Object.keys(draftOf(form).serverSettings ?? {})).toEqual([WEB_1]);
    expect(draftOf({ ...form, kind: 'TAGS' }).serverSettings).toEqual({});
  });

  test('forgets own settings that inherit everything', () => {
    const form = withOwnSettings(formOf(web), WEB_1, { copyTags: 'true' });

    expect(form.ownSettings).toEqual({ [WEB_1]: { copyTags: 'true' } });
    expect(withOwnSettings(form, WEB_1, {}).ownSettings).toEqual({});
  });

  test('forgets chosen servers in another place', () => {
    expect(movedTo(formOf(web), { region: 'eu-central-1' })).toMatchObject({
      region: 'eu-central-1',
      serverIds: [],
    });
  });
});

describe('a preview', () => {
  test('is of what would be saved, without its name', () => {
    const preview = previewOf(formOf(web), 'g-2');

    expect(preview).toMatchObject({ groupId: 'g-2', selection: { serverIds: [WEB_1, WEB_2] } });
    expect(preview).not.toHaveProperty('name');
  });

  test.each([
    ['a place', { ...formOf(web), region: '' }],
    ['servers', { ...formOf(web), serverIds: [] }],
    ['tags', { ...byTags, tags: [] }],
    ['anything', NEW_GROUP],
  ])('is not asked for without %s', (_what, form) => {
    expect(previewOf(form, undefined)).toBeUndefined();
  });
});
