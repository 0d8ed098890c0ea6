import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, test } from 'vitest';

import type {
  AccountView,
  ListAccountsResponse,
  RegisterAccountResponse,
  UpdateAccountResponse,
  VerifyAccountResponse,
} from '@/api/generated';
import { zListAccountsResponse, zVerifyAccountResponse } from '@/api/generated/zod.gen';
import { expectAccessible } from '@test/accessible';
import { exampleOf } from '@test/examples';
import { administrator, renderPage, viewer } from '@test/render';
import { answers, answersEach, neverAnswers, refuses } from '@test/server';

import { AccountsPage } from './AccountsPage';

const [hub] = exampleOf('listAccounts', zListAccountsResponse).items as [AccountView];
const payments: AccountView = {
  ...hub,
  accountId: '444455556666',
  name: 'Payments',
  isHub: false,
  roleArn: 'arn:aws:iam::444455556666:role/Recovery',
  version: 3,
};
const pageOf = (...items: AccountView[]): ListAccountsResponse => ({ items, nextToken: null });
const AT_PAYMENTS = { at: '/accounts?account=444455556666' };

const row = (name: RegExp) => screen.findByRole('row', { name });
const field = (name: string) => screen.getByRole('textbox', { name });
const button = (name: string) => screen.getByRole('button', { name });

describe('the list of accounts', () => {
  test('says that it is being loaded', () => {
    neverAnswers('get', '/accounts');

    renderPage(AccountsPage);

    expect(screen.getByText('Loading accounts')).toBeInTheDocument();
  });

  test('shows every account of every page, and is accessible', async () => {
    answersEach<ListAccountsResponse>('get', '/accounts', [
      { items: [hub], nextToken: 'next' },
      pageOf(payments),
    ]);

    const { container } = renderPage(AccountsPage);

    expect(await row(/Production Hub 111122223333 eu-west-1/)).toBeInTheDocument();
    expect(await row(/Payments 444455556666/)).toBeInTheDocument();
    await expectAccessible(container);
  });

  test('offers to register the first account where there is none', async () => {
    answers<ListAccountsResponse>('get', '/accounts', pageOf());

    renderPage(AccountsPage);

    expect(await screen.findByText('No accounts')).toBeInTheDocument();
    expect(screen.getAllByRole('button', { name: 'Register an account' })).toHaveLength(2);
  });

  test('that could not be loaded says why, and is loaded when asked again', async () => {
    refuses('get', '/accounts', { status: 403, detail: 'This needs the role Viewer.' });
    const { user } = renderPage(AccountsPage);
    expect(await screen.findByText('This needs the role Viewer.')).toBeInTheDocument();
    answers<ListAccountsResponse>('get', '/accounts', pageOf(hub));

    await user.click(button('Try again'));

    expect(await row(/Production/)).toBeInTheDocument();
  });

  test('is filtered by the address, until the filter is cleared', async () => {
    answers<ListAccountsResponse>('get', '/accounts', pageOf(hub));
    const filter = {
      operation: 'and',
      tokens: [{ propertyKey: 'name', operator: ':', value: 'nowhere' }],
    };
    const at = `/accounts?filter=${encodeURIComponent(JSON.stringify(filter))}`;
    const { user, router } = renderPage(AccountsPage, { at });
    expect(await screen.findByText('No accounts match the filter.')).toBeInTheDocument();

    await user.click(button('Clear the filter'));

    expect(await row(/Production/)).toBeInTheDocument();
    expect(router.state.location.search).toBe('');
  });
});

describe('an account', () => {
  beforeEach(() => {
    answers<ListAccountsResponse>('get', '/accounts', pageOf(hub, payments));
  });

  test('is registered as it was typed', async () => {
    const sent = answers<RegisterAccountResponse>('post', '/accounts', payments, 201);
    const { user, fill } = renderPage(AccountsPage);
    await user.click(button('Register an account'));

    await fill(field('Account id'), payments.accountId);
    await fill(field('Name'), 'Payments');
    await fill(field('Regions'), 'eu-west-1');
    await fill(field('Role ARN'), payments.roleArn ?? '');
    await user.click(button('Register'));

    expect(await screen.findByText(/Account Payments is registered/)).toBeInTheDocument();
    expect(await sent[0]?.json()).toMatchObject({
      accountId: '444455556666',
      regions: ['eu-west-1'],
    });
  });

  test('that was typed wrongly is not sent', async () => {
    const { user } = renderPage(AccountsPage);
    await user.click(button('Register an account'));

    await user.click(button('Register'));

    expect(screen.getByText('An account id has twelve digits.')).toBeInTheDocument();
  });

  test('is changed in the version that was seen', async () => {
    const sent = answers<UpdateAccountResponse>('put', '/accounts/444455556666', payments);
    const { user, fill } = renderPage(AccountsPage, AT_PAYMENTS);
    await user.click(await screen.findByRole('button', { name: 'Actions' }));
    await user.click(screen.getByRole('menuitem', { name: 'Edit' }));

    await fill(field('Name'), 'Payments, Europe');
    await user.click(button('Save'));

    expect(await screen.findByText('Account Payments is saved.')).toBeInTheDocument();
    expect(await sent[0]?.json()).toMatchObject({ name: 'Payments, Europe', version: 3 });
  });

  test('that still has groups is not removed, and they are named', async () => {
    refuses('delete', '/accounts/444455556666', { users: ['Storefront Web'] });
    const { user } = renderPage(AccountsPage, AT_PAYMENTS);
    await user.click(await screen.findByRole('button', { name: 'Actions' }));
    await user.click(screen.getByRole('menuitem', { name: 'Remove' }));

    await user.click(button('Remove'));

    expect(await screen.findByText('Used by Storefront Web')).toBeInTheDocument();
  });

  test('is removed', async () => {
    answers<undefined>('delete', '/accounts/444455556666', undefined, 204);
    const { user } = renderPage(AccountsPage, AT_PAYMENTS);
    await user.click(await screen.findByRole('button', { name: 'Actions' }));
    await user.click(screen.getByRole('menuitem', { name: 'Remove' }));

    await user.click(button('Remove'));

    expect(await screen.findByText('Account Payments is removed.')).toBeInTheDocument();
  });

  test('is verified, and what failed comes first', async () => {
    const verification: VerifyAccountResponse = {
      ...exampleOf('verifyAccount', zVerifyAccountResponse),
      isPassed: false,
      checks: [
        { name: 'Role', region: null, isPassed: true, detail: 'Allowed.' },
        { name: 'drs:StartRecovery', region: 'eu-west-1', isPassed: false, detail: 'Denied.' },
      ],
    };
    answers<VerifyAccountResponse>('post', '/accounts/444455556666/verify', verification);
    const { user } = renderPage(AccountsPage, AT_PAYMENTS);
    const panel = await screen.findByRole('region', { name: 'Payments' });

    await user.click(within(panel).getByRole('button', { name: 'Verify' }));

    await waitFor(() => expect(panel).toHaveTextContent('1 check of 2 failed'));
    const checks = within(panel).getAllByRole('listitem');
    expect(checks[0]).toHaveTextContent('drs:StartRecovery in eu-west-1: Denied.');
  });

  test('can only be looked at by somebody who may not change it', async () => {
    const whyNot = 'This needs the role Administrator; Vera has Viewer.';
    const denied = payments.allowedActions.map((each) => ({ ...each, isAllowed: false, whyNot }));
    const seen = { ...payments, allowedActions: denied };
    answers<ListAccountsResponse>('get', '/accounts', pageOf(seen));

    renderPage(AccountsPage, { ...AT_PAYMENTS, me: viewer });

    expect(await screen.findByRole('button', { name: 'Verify' })).toHaveAttribute('aria-disabled');
    expect(button('Register an account')).toHaveAttribute('aria-disabled', 'true');
  });

  test('of the product itself is told apart', async () => {
    renderPage(AccountsPage, { me: administrator });

    expect(within(await row(/Production/)).getByText('Hub')).toBeInTheDocument();
  });
});
