import { describe, expect, test } from 'vitest';

import { aServer } from '../groups-examples';
import { chosenAfter, holderOf, without } from './choice';

const [one, two, three] = [aServer('one'), aServer('two'), aServer('three')];
const ids = (...servers: (typeof one)[]) => servers.map(({ serverId }) => serverId);

describe('the choice of servers', () => {
  test('grows by what is picked on a page', () => {
    const page = { picked: [one, two], shown: [one, two] };

    expect(chosenAfter(ids(three), page)).toEqual(ids(three, one, two));
  });

  test('loses what is no longer picked on a page, and nothing of other pages', () => {
    const page = { picked: [], shown: [one, two] };

    expect(chosenAfter(ids(one, three), page)).toEqual(ids(three));
  });

  test('keeps its order when nothing changes', () => {
    const page = { picked: [one, two], shown: [one, two] };

    expect(chosenAfter(ids(two, three, one), page)).toEqual(ids(two, three, one));
  });

  test('can be freed of those that were refused', () => {
    expect(without(ids(one, two, three), ids(two))).toEqual(ids(one, three));
  });
});

describe('a server', () => {
  const shop = { groupId: 'g-7', groupName: 'Shop' };

  test.each([
    ['of another group can not be chosen', shop, 'g-2', shop],
    ['of this group can', shop, 'g-7', null],
    ['of no group can', null, 'g-2', null],
  ])('%s', (_what, assignment, groupId, holder) => {
    expect(holderOf({ assignment }, groupId)).toEqual(holder);
  });
});
