// Loaded after the page itself: not while a test waits.
import './DeleteGroup';
import './GroupsTable';

import { screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, test } from 'vitest';

import type { GroupSummary, ListAccountsResponse, ListGroupsResponse } from '@/api/generated';
import { zListAccountsResponse, zListGroupsResponse } from '@/api/generated/zod.gen';
import { expectAccessible } from '@test/accessible';
import { exampleOf } from '@test/examples';
import { renderPage, viewer } from '@test/render';
import { answers, neverAnswers, refuses } from '@test/server';

import { GroupsPage } from './GroupsPage';

const [database, listed] = exampleOf('listGroups', zListGroupsResponse).items as [
  GroupSummary,
  GroupSummary,
];
const web: GroupSummary = { ...listed, planIds: ['p-1'] };
const pageOf = (...items: GroupSummary[]): ListGroupsResponse => ({ items, nextToken: null });
const AT_WEB = { at: '/groups?group=g-2' };

const row = (name: RegExp) => screen.findByRole('row', { name });
const button = (name: string) => screen.getByRole('button', { name });

beforeEach(() => {
  answers<ListAccountsResponse>(
    'get',
    '/accounts',
    exampleOf('listAccounts', zListAccountsResponse),
  );
});

describe('the list of groups', () => {
  test('says that it is being loaded', async () => {
    neverAnswers('get', '/protection-groups');

    renderPage(GroupsPage);

    expect(await screen.findByText('Loading groups')).toBeInTheDocument();
  });

  test('tells of each group what is in it and who uses it, and is accessible', async () => {
    answers<ListGroupsResponse>('get', '/protection-groups', pageOf(database, web));

    const { container } = renderPage(GroupsPage);

    expect(await row(/Database By tags: tier=database No plan/)).toBeInTheDocument();
    const plans = within(await row(/Web 2 servers/)).getByRole('link', { name: '1 plan' });
    expect(plans).toHaveAttribute('href', '/groups/g-2?tab=plans');
    await expectAccessible(container);
  });

  test('offers to create the first group where there is none', async () => {
    answers<ListGroupsResponse>('get', '/protection-groups', pageOf());
    const { user, router } = renderPage(GroupsPage);
    const empty = (await screen.findByText('No groups')).closest('td');

    await user.click(within(empty as HTMLElement).getByRole('button', { name: 'Create a group' }));

    expect(router.state.location.pathname).toBe('/groups/new');
  });

  test('that could not be loaded says why, and is loaded when asked again', async () => {
    refuses('get', '/protection-groups', { status: 403, detail: 'This needs the role Viewer.' });
    const { user } = renderPage(GroupsPage);
    expect(await screen.findByText('This needs the role Viewer.')).toBeInTheDocument();
    answers<ListGroupsResponse>('get', '/protection-groups', pageOf(web));

    await user.click(button('Try again'));

    expect(await row(/Web/)).toBeInTheDocument();
  });

  test('is filtered by the address, until the filter is cleared', async () => {
    answers<ListGroupsResponse>('get', '/protection-groups', pageOf(web));
    const tokens = [{ propertyKey: 'name', operator: ':', value: 'nowhere' }];
    const filter = encodeURIComponent(JSON.stringify({ operation: 'and', tokens }));
    const { user } = renderPage(GroupsPage, { at: `/groups?filter=${filter}` });
    expect(await screen.findByText('No groups match the filter.')).toBeInTheDocument();

    await user.click(button('Clear the filter'));

    expect(await row(/Web/)).toBeInTheDocument();
  });

  test('offers nothing that somebody may not do', async () => {
    const whyNot = 'This needs the role PlanManager or Administrator; Vera has Viewer.';
    const allowedActions = web.allowedActions.map((each) => ({
      ...each,
      isAllowed: false,
      whyNot,
    }));
    answers<ListGroupsResponse>('get', '/protection-groups', pageOf({ ...web, allowedActions }));
    const { user } = renderPage(GroupsPage, { ...AT_WEB, me: viewer });
    await row(/Web/);

    await user.click(button('Actions'));

    expect(button('Create a group')).toHaveAttribute('aria-disabled', 'true');
    expect(screen.getByRole('menuitem', { name: /Delete/ })).toHaveAttribute('aria-disabled');
  });
});

describe('a group', () => {
  beforeEach(() => {
    answers<ListGroupsResponse>('get', '/protection-groups', pageOf(database, web));
  });

  const askToDelete = async () => {
    const page = renderPage(GroupsPage, AT_WEB);
    await row(/Web/);
    await page.user.click(button('Actions'));
    await page.user.click(screen.getByRole('menuitem', { name: 'Delete' }));
    await screen.findByRole('dialog', { name: 'Delete group Web?' });
    return page;
  };

  test('is deleted in the version that was seen, once its name is typed', async () => {
    const sent = answers<undefined>('delete', '/protection-groups/g-2', undefined, 204);
    const { user, fill } = await askToDelete();
    expect(button('Delete')).toBeDisabled();

    await fill(screen.getByRole('textbox', { name: 'To confirm, type Web' }), 'Web');
    await user.click(button('Delete'));

    expect(await screen.findByText('Group Web is deleted.')).toBeInTheDocument();
    expect(sent[0]?.url).toMatch(/\?version=1$/);
  });

  test('that plans use is not deleted, and they are named', async () => {
    refuses('delete', '/protection-groups/g-2', { users: ['plan Storefront'] });
    const { user, fill } = await askToDelete();

    await fill(screen.getByRole('textbox', { name: 'To confirm, type Web' }), 'Web');
    await user.click(button('Delete'));

    expect(await screen.findByText('Used by plan Storefront')).toBeInTheDocument();
  });

  test('is edited on a page of its own', async () => {
    const { user, router } = renderPage(GroupsPage, AT_WEB);
    await row(/Web/);
    await user.click(button('Actions'));

    await user.click(screen.getByRole('menuitem', { name: 'Edit' }));

    expect(router.state.location.pathname).toBe('/groups/g-2/edit');
  });
});
