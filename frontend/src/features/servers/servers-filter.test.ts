import { expect, test } from 'vitest';

import type { AccountView } from '@/api/generated';
import { zGetOverviewResponse, zListAccountsResponse } from '@/api/generated/zod.gen';
import { exampleOf } from '@test/examples';

import { NAMES, parametersOf, queryOf } from './servers-filter';

const { items: accounts } = exampleOf('listAccounts', zListAccountsResponse);

test('every number of the overview can be shown as a list', () => {
  const { servers } = exampleOf('getOverview', zGetOverviewResponse);
  const { ready, notReady, noGroup, noPlan, drillInstances, replication = [] } = servers ?? {};
  const counts = [ready, notReady, noGroup, noPlan, drillInstances, ...replication];

  const asked = counts.map((count) => queryOf(count?.query ?? {}, parametersOf([], [])));

  expect(asked).toEqual(counts.map((count) => count?.query));
});

test('an address can ask only for what there is', () => {
  const values = { readiness: 'MAYBE', replication: 'STALLED', accountId: '444455556666' };

  expect(queryOf(values, parametersOf([], []))).toEqual({
    replication: 'STALLED',
    accountId: '444455556666',
  });
});

test('Regions are offered once, and accounts with their names', () => {
  const [first] = accounts as [AccountView];
  const parameters = parametersOf([first, { ...first, accountId: '444455556666' }], []);

  const optionsOf = (name: string) => parameters.find((each) => each.name === name)?.options;

  expect(optionsOf('region')).toEqual([{ value: 'eu-west-1', label: 'eu-west-1' }]);
  expect(optionsOf('accountId')).toHaveLength(2);
  expect(parameters).toHaveLength(NAMES.length - 1);
});
