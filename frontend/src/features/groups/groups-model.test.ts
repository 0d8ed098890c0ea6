import { expect, test } from 'vitest';

import type { AccountView } from '@/api/generated';
import { zListAccountsResponse } from '@/api/generated/zod.gen';
import { exampleOf } from '@test/examples';

import { accountText, membersText } from './groups-model';

const accounts: AccountView[] = exampleOf('listAccounts', zListAccountsResponse).items;

test('members are a count, or the tags by which they are found', () => {
  expect(membersText({ serverCount: 1, tags: null })).toBe('1 server');
  expect(membersText({ serverCount: null, tags: { tier: 'web' } })).toBe('By tags: tier=web');
});

test('an account is told by its name as soon as that is known', () => {
  expect(accountText('111122223333', accounts)).toMatch(/^Production.* \(111122223333\)$/);
  expect(accountText('111122223333', undefined)).toBe('111122223333');
});
