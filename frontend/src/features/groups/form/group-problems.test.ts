import { describe, expect, test } from 'vitest';

import type { Problem } from '@/api/generated';

import { web, WEB_1 } from '../groups-examples';
import { formOf, NEW_GROUP } from './group-form';
import { problemsOf, refusedBy, refusedServers } from './group-problems';

const aProblem = (said: Partial<Problem>): Problem => ({
  title: 'Conflict',
  status: 409,
  code: 'CONFLICT',
  detail: 'No.',
  ...said,
});

describe('the form of a group', () => {
  test('is in order', () => {
    expect(problemsOf(formOf(web))).toEqual({});
  });

  test('left empty, it asks for a name and a place', () => {
    expect(Object.keys(problemsOf(NEW_GROUP))).toEqual(['name', 'accountId', 'region']);
  });

  test('by tags needs one', () => {
    expect(problemsOf({ ...formOf(web), kind: 'TAGS' })).toEqual({ tags: 'Add at least one tag.' });
  });

  test('needs each tag once, and with a key', () => {
    const tags = [
      { key: 'tier', value: 'web' },
      { key: ' ', value: '' },
      { key: 'tier', value: 'db' },
    ];

    expect(problemsOf({ ...formOf(web), kind: 'TAGS', tags })).toEqual({
      'tags[1].key': 'Give the key of the tag.',
      'tags[2].key': 'tier is there already.',
    });
  });

  test('tells what is wrong with its settings at their fields', () => {
    const form = { ...formOf(web), settings: { subnetId: 'here' } };

    expect(Object.keys(problemsOf(form))).toEqual(['settings.subnetId']);
  });
});

describe('a refusal', () => {
  test('is shown at the fields where it was typed', () => {
    const problem = aProblem({
      errors: [
        { field: 'launchSettings.securityGroupIds[1]', message: 'It is too long.' },
        { field: 'location.region', message: 'There is no such Region.' },
      ],
    });

    expect(refusedBy(problem)).toEqual({
      'settings.securityGroupIds': 'It is too long.',
      region: 'There is no such Region.',
    });
  });

  test('of a name that another one has is about the name', () => {
    const detail = 'Another group is called Web. Choose another name.';

    expect(refusedBy(aProblem({ code: 'NAME_TAKEN', detail }))).toEqual({ name: detail });
  });

  test.each([
    ['SERVERS_ASSIGNED', 'Shop', 1],
    ['SERVERS_UNKNOWN', null, 1],
    ['SERVERS_LOCKED', 'x-1', 0],
  ])('with %s names servers to be taken out', (code, by, count) => {
    const problem = aProblem({ code, servers: [{ serverId: WEB_1, by }] });

    expect(refusedServers(problem)).toHaveLength(count);
  });
});
