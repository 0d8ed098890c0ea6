// Loaded only when they are looked at: not while a test waits.
import './DriftTable';
import './GroupPlans';
import './LaunchSettings';
import './MembersTable';
import '../DeleteGroup';

import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, test } from 'vitest';

import type {
  GetGroupDriftResponse,
  GetGroupLaunchSettingsResponse,
  GetGroupResponse,
  ListAccountsResponse,
  ListGroupServersResponse,
  ListPlansResponse,
} from '@/api/generated';
import {
  zGetGroupDriftResponse,
  zGetGroupLaunchSettingsResponse,
  zListAccountsResponse,
  zListPlansResponse,
} from '@/api/generated/zod.gen';
import { expectAccessible } from '@test/accessible';
import { exampleOf } from '@test/examples';
import { renderPage } from '@test/render';
import { answers, neverAnswers, refuses } from '@test/server';

import { aServer, tagged, web, WEB_1, webServers } from '../groups-examples';
import { GroupPage } from './GroupPage';

const settings = exampleOf('getGroupLaunchSettings', zGetGroupLaunchSettingsResponse);
const drift = exampleOf('getGroupDrift', zGetGroupDriftResponse);
const plans = exampleOf('listPlans', zListPlansResponse);

const open = (tab = '') =>
  renderPage(GroupPage, { at: `/groups/g-2${tab}`, path: '/groups/:groupId' });
/** Of the first cell with this text. Finding rows by their names is slow where there are many cells. */
const row = async (text: string) => (await screen.findByText(text)).closest('tr');

beforeEach(() => {
  answers<GetGroupResponse>('get', '/protection-groups/g-2', web);
  answers<ListGroupServersResponse>('get', '/protection-groups/g-2/servers', webServers);
  answers<ListAccountsResponse>(
    'get',
    '/accounts',
    exampleOf('listAccounts', zListAccountsResponse),
  );
});

describe('a group', () => {
  test('shows its servers, and is accessible', async () => {
    const { container } = open();

    expect(await row('web-1')).toHaveTextContent('web-1ReadyContinuous');
    expect(screen.getByRole('link', { name: 'web-1' })).toHaveAttribute(
      'href',
      expect.stringContaining(`text=${WEB_1}`),
    );
    expect(screen.getByText('The shop window.')).toBeInTheDocument();
    await expectAccessible(container);
  });

  test('leads to its history', async () => {
    open();

    const history = await screen.findByRole('link', { name: 'History' });
    expect(history).toHaveAttribute('href', '/audit?kind=GROUP&entityId=g-2');
  });

  test('says that it is being loaded', () => {
    neverAnswers('get', '/protection-groups/g-2');

    open();

    expect(screen.getByText('Loading')).toBeInTheDocument();
  });

  test('that there is not, says so', async () => {
    const detail = 'There is no group g-2. It may have been deleted.';
    refuses('get', '/protection-groups/g-2', { status: 404, detail });

    open();

    expect(await screen.findByText(detail)).toBeInTheDocument();
  });

  test('tells which of its servers are gone, shared, or wrongly set', async () => {
    const overlap = { serverId: WEB_1, hostname: 'web-1', groupId: 'g-7', groupName: 'Shop' };
    answers<ListGroupServersResponse>('get', '/protection-groups/g-2/servers', {
      ...webServers,
      missingIds: ['s-0000000000000gone'],
      overlaps: [{ ...overlap, isForbidden: false }],
      findings: [
        {
          code: 'PRIVATE_IP_TWICE',
          severity: 'BLOCKER',
          thing: WEB_1,
          fact: '2 servers have the address 10.0.0.5.',
          fix: 'Give each its own.',
          wave: null,
        },
      ],
    });

    open();

    expect(await screen.findByText('1 listed server not in DRS')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Shop' })).toHaveAttribute('href', '/groups/g-7');
    expect(screen.getByText('2 servers have the address 10.0.0.5.')).toBeInTheDocument();
  });

  test('of tags that no server carries says what is missing', async () => {
    answers<GetGroupResponse>('get', '/protection-groups/g-2', { ...tagged, groupId: 'g-2' });
    answers<ListGroupServersResponse>('get', '/protection-groups/g-2/servers', {
      ...webServers,
      items: [],
      total: 0,
    });

    open();

    expect(await screen.findByText(/carries all of these tags now/)).toBeInTheDocument();
  });

  test('whose servers can not be read says why, and reads them when asked again', async () => {
    refuses('get', '/protection-groups/g-2/servers', { status: 403, detail: 'Not now.' });
    const { user } = open();
    expect(await screen.findByText('Not now.')).toBeInTheDocument();
    answers<ListGroupServersResponse>('get', '/protection-groups/g-2/servers', webServers);

    await user.click(screen.getByRole('button', { name: 'Try again' }));

    expect(await row('web-1')).toBeInTheDocument();
  });

  test('that is deleted leads back to the list', async () => {
    answers<undefined>('delete', '/protection-groups/g-2', undefined, 204);
    const { user, fill, router } = open();
    await user.click(await screen.findByRole('button', { name: 'Delete' }));

    await fill(await screen.findByRole('textbox', { name: 'To confirm, type Web' }), 'Web');
    await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Delete' }));

    await waitFor(() => expect(router.state.location.pathname).toBe('/groups'));
  });

  test('says why it can not be changed', async () => {
    const whyNot = 'This needs the role PlanManager.';
    const allowedActions = [{ action: 'updateGroup', isAllowed: false, whyNot }];
    answers<GetGroupResponse>('get', '/protection-groups/g-2', { ...web, allowedActions });

    open();

    const edit = await screen.findByRole('button', { name: 'Edit' });
    expect(edit).toHaveAttribute('aria-disabled', 'true');
  });
});

describe('a tab', () => {
  test('of launch settings tells what takes effect, and who has set it', async () => {
    answers<GetGroupLaunchSettingsResponse>(
      'get',
      '/protection-groups/g-2/launch-settings',
      settings,
    );

    open('?tab=settings');

    expect(await row('web-1')).toHaveTextContent(/Basic.*set by the groupYesset by the group/);
    expect(screen.getByText(/^Left to DRS for every server: Instance type, /)).toBeInTheDocument();
  });

  test('of drift has wanted beside found, and the unknown as unknown', async () => {
    const [web1, web2] = drift.items.map((item) => ({ ...item, isInStep: true }));
    if (!web1 || !web2) throw new Error('The example has two servers.');
    const copied = { setting: 'copyTags', wanted: true, found: false };
    answers<GetGroupDriftResponse>('get', '/protection-groups/g-2/drift', {
      ...drift,
      items: [
        { ...web1, isInStep: false, differences: [copied] },
        { ...web2, isInStep: null, problem: 'DRS refused.' },
      ],
    });

    const { container } = open('?tab=drift');

    expect(await row('web-1')).toHaveTextContent('web-1DriftedCopy tagsYesNo');
    expect(await row('web-2')).toHaveTextContent('Could not be comparedDRS refused.');
    await expectAccessible(container);
  });

  test('of plans has those that use the group, and no others', async () => {
    const [plan] = plans.items;
    if (!plan) throw new Error('The example has a plan.');
    answers<GetGroupResponse>('get', '/protection-groups/g-2', { ...web, planIds: ['p-7'] });
    answers<ListPlansResponse>('get', '/recovery-plans', {
      items: [
        { ...plan, planId: 'p-7', name: 'Storefront' },
        { ...plan, planId: 'p-8', name: 'Claims' },
      ],
      nextToken: null,
    });

    open('?tab=plans');

    expect(await screen.findByRole('link', { name: 'Storefront' })).toHaveAttribute(
      'href',
      '/plans/p-7',
    );
    expect(screen.queryByText('Claims')).not.toBeInTheDocument();
  });

  test('is in the address, so that it can be shared', async () => {
    answers<ListPlansResponse>('get', '/recovery-plans', { items: [], nextToken: null });
    const { user, router } = open();

    await user.click(await screen.findByRole('tab', { name: 'Plans (0)' }));

    expect(router.state.location.search).toBe('?tab=plans');
    expect(await screen.findByText('No plan uses this group')).toBeInTheDocument();
  });
});

test('a server that is not ready says why', async () => {
  const readiness = { isReady: false, obstacles: ['replication is stopped'], warnings: [] };
  answers<ListGroupServersResponse>('get', '/protection-groups/g-2/servers', {
    ...webServers,
    items: [aServer('web-9', { readiness, lag: null })],
  });

  open();

  expect(await row('web-9')).toHaveTextContent(/Not readyReplication is stopped\..*Unknown/);
});
