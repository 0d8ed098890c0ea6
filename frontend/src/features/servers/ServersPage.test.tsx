import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, test } from 'vitest';

import type {
  GetServerLaunchSettingsResponse,
  GetSourceServerResponse,
  LaunchSettings,
  ListAccountsResponse,
  ListGroupsResponse,
  ListRecoveryPointsResponse,
  ListSourceServersResponse,
  Place,
  ServerView,
} from '@/api/generated';
import {
  zGetServerLaunchSettingsResponse,
  zGetSourceServerResponse,
  zListAccountsResponse,
  zListGroupsResponse,
  zListRecoveryPointsResponse,
  zListSourceServersResponse,
} from '@/api/generated/zod.gen';
import { expectAccessible } from '@test/accessible';
import { exampleOf } from '@test/examples';
import { renderPage } from '@test/render';
import { answers, answersEach, neverAnswers, refuses } from '@test/server';

import { ServersPage } from './ServersPage';

const page = exampleOf('listSourceServers', zListSourceServersResponse);
const [web] = page.items as [ServerView];
const [place] = page.places as [Place];
const stopped: ServerView = {
  ...web,
  hostname: 'web-9',
  serverId: 's-0000000000000web9',
  replication: 'STOPPED',
  lag: null,
  readiness: { isReady: false, obstacles: ['its replication is STOPPED'], warnings: [] },
  assignment: { groupId: 'g-2', groupName: 'Web' },
};
const OPENED = '/servers?server=111122223333/eu-west-1/s-00000000000000db1';
const ONE = '/source-servers/111122223333/eu-west-1/s-00000000000000db1';

const NOTHING_SET: LaunchSettings = {
  copyPrivateIp: null,
  copyTags: null,
  instanceProfile: null,
  instanceType: null,
  launchDisposition: null,
  launchIntoInstanceId: null,
  licensing: null,
  privateIp: null,
  rightSizing: null,
  securityGroupIds: null,
  subnetId: null,
};

const row = (name: RegExp) => screen.findByRole('row', { name });
const queries = (asked: Request[]) => asked.map(({ url }) => new URL(url).searchParams);
const lists = (...items: ServerView[]) =>
  answers<ListSourceServersResponse>('get', '/source-servers', {
    ...page,
    items,
    total: items.length,
  });

beforeEach(() => {
  const accounts = exampleOf('listAccounts', zListAccountsResponse);
  const groups = exampleOf('listGroups', zListGroupsResponse);
  answers<ListAccountsResponse>('get', '/accounts', { ...accounts, nextToken: null });
  answers<ListGroupsResponse>('get', '/protection-groups', { ...groups, nextToken: null });
});

describe('the list of servers', () => {
  test('says that it is being loaded', () => {
    neverAnswers('get', '/source-servers');

    renderPage(ServersPage);

    expect(screen.getByText('Loading servers')).toBeInTheDocument();
  });

  test('shows what is wrong with each server, and is accessible', async () => {
    lists(web, stopped);

    const { container } = renderPage(ServersPage);

    const wrong = await row(/web-9/);
    expect(wrong).toHaveTextContent('Not readyIts replication is STOPPED.');
    expect(within(wrong).getByText('Unknown', { selector: '.dr-figures' })).toBeInTheDocument();
    expect(within(wrong).getByRole('link', { name: 'Web' })).toHaveAttribute('href', '/groups/g-2');
    await expectAccessible(container);
  });

  test('that could not be loaded says why, and is loaded when asked again', async () => {
    refuses('get', '/source-servers', { status: 403, detail: 'This needs the role Viewer.' });
    const { user } = renderPage(ServersPage);
    expect(await screen.findByText('This needs the role Viewer.')).toBeInTheDocument();
    lists(web);

    await user.click(screen.getByRole('button', { name: 'Try again' }));

    expect(await row(/web-1/)).toBeInTheDocument();
  });

  test('is filtered by the API as the address says, until the filter is cleared', async () => {
    const asked = lists();
    const at = '/servers?readiness=NOT_READY&text=nowhere';
    const { user, router } = renderPage(ServersPage, { at });
    expect(await screen.findByText('No servers match the filter.')).toBeInTheDocument();
    expect(Object.fromEntries(queries(asked)[0] ?? [])).toMatchObject({
      readiness: 'NOT_READY',
      text: 'nowhere',
    });

    await user.click(screen.getByRole('button', { name: 'Clear the filter' }));

    expect(router.state.location.search).toBe('');
    await waitFor(() => expect(queries(asked).at(-1)?.has('readiness')).toBe(false));
  });

  test('leads to the accounts where none is registered', async () => {
    answers<ListSourceServersResponse>('get', '/source-servers', {
      items: [],
      total: 0,
      places: [],
      nextToken: null,
    });

    renderPage(ServersPage);

    const link = await screen.findByRole('link', { name: 'Go to the target accounts' });
    expect(link).toHaveAttribute('href', '/accounts');
  });

  test('names places that could not be read', async () => {
    const problem = { code: 'ACCESS_DENIED', reason: 'The role does not allow it.' };
    const unread = { ...place, accountId: '444455556666', at: null, ageSeconds: null, problem };
    answers<ListSourceServersResponse>('get', '/source-servers', {
      ...page,
      places: [place, unread],
    });

    renderPage(ServersPage);

    expect(await screen.findByText('444455556666 in eu-west-1')).toBeInTheDocument();
    expect(screen.getByText(/Nothing is known of its servers/)).toBeInTheDocument();
    expect(screen.getByText(/1 of them unread/)).toBeInTheDocument();
  });

  test('is looked for anew past what the API remembers', async () => {
    const asked = lists(web);
    const { user } = renderPage(ServersPage);
    await row(/web-1/);

    await user.click(screen.getByRole('button', { name: 'Refresh' }));

    const refreshes = () => queries(asked).map((query) => query.get('refresh'));
    await waitFor(() => expect(refreshes()).toEqual(['false', 'true']));
  });
});

describe('a server', () => {
  const server = exampleOf('getSourceServer', zGetSourceServerResponse);

  beforeEach(() => {
    lists(web);
    answers<GetSourceServerResponse>('get', ONE, {
      ...server,
      readiness: { isReady: true, obstacles: [], warnings: ['it lags 2 h behind'] },
    });
  });

  test('is opened by being chosen', async () => {
    const path = '/source-servers/111122223333/eu-west-1/s-0000000000000web1';
    answers<GetSourceServerResponse>('get', path, { ...server, hostname: 'web-1' });
    const { user, router } = renderPage(ServersPage);

    await user.click(within(await row(/web-1/)).getByRole('radio'));

    expect(await screen.findByRole('region', { name: 'web-1' })).toBeInTheDocument();
    expect(router.state.location.search).toContain('s-0000000000000web1');
  });

  test('is opened by its address, wherever it is in the list', async () => {
    const { container } = renderPage(ServersPage, { at: OPENED });

    expect(await screen.findByText('It lags 2 h behind.')).toBeInTheDocument();
    expect(screen.getByText('DRS would launch the server now.', { exact: false })).toBeVisible();
    expect(screen.getByRole('link', { name: /DRS console/ })).toHaveAttribute(
      'href',
      expect.stringContaining('eu-west-1.console.aws.amazon.com/drs'),
    );
    await expectAccessible(container);
  });

  test('that is not there any more says so', async () => {
    refuses('get', ONE, { status: 404, detail: 'There is no source server s-1.' });

    renderPage(ServersPage, { at: OPENED });

    expect(await screen.findByText('There is no source server s-1.')).toBeInTheDocument();
  });

  test('shows its recovery points page by page', async () => {
    const points = exampleOf('listRecoveryPoints', zListRecoveryPointsResponse);
    const [first, second] = points.items.map((item) => ({ items: [item], nextToken: null }));
    answersEach<ListRecoveryPointsResponse>('get', `${ONE}/recovery-points`, [
      { items: [], ...first, nextToken: 'more' },
      { items: [], ...second, nextToken: null },
    ]);
    const { user } = renderPage(ServersPage, { at: `${OPENED}&tab=points` });
    const panel = within(await screen.findByRole('region', { name: /s-0000/ }));
    await panel.findByText('pit-000000000000000p2');

    await user.click(panel.getByRole('button', { name: 'Next page' }));

    expect(await panel.findByText('pit-000000000000000p1')).toBeInTheDocument();
  });

  test('shows how DRS would launch it', async () => {
    const found = exampleOf('getServerLaunchSettings', zGetServerLaunchSettingsResponse);
    const settings = { ...NOTHING_SET, copyTags: false, instanceType: 'm5.large' };
    answers<GetServerLaunchSettingsResponse>('get', `${ONE}/launch-settings`, {
      ...found,
      settings,
    });

    renderPage(ServersPage, { at: `${OPENED}&tab=settings` });

    expect(await screen.findByText('m5.large')).toBeInTheDocument();
    expect(screen.getByText('No')).toBeInTheDocument();
  });

  test('says what is wrong with how DRS would launch it', async () => {
    const found = exampleOf('getServerLaunchSettings', zGetServerLaunchSettingsResponse);
    answers<GetServerLaunchSettingsResponse>('get', `${ONE}/launch-settings`, {
      ...found,
      problem: 'The launch template is gone.',
    });

    renderPage(ServersPage, { at: `${OPENED}&tab=settings` });

    expect(await screen.findByText('The launch template is gone.')).toBeInTheDocument();
    expect(screen.getByText(/DRS holds no launch settings/)).toBeInTheDocument();
  });

  test('shows its tags', async () => {
    renderPage(ServersPage, { at: `${OPENED}&tab=tags` });

    expect(await screen.findByText('database')).toBeInTheDocument();
  });
});
