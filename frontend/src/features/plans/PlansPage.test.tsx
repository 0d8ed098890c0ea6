import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';

import type { ListPlansResponse, PlanSummary } from '@/api/generated';
import { zListPlansResponse } from '@/api/generated/zod.gen';
import { plansDrilled } from '@/ui/drills';
import { expectAccessible } from '@test/accessible';
import { exampleOf } from '@test/examples';
import { renderPage, viewer } from '@test/render';
import { answers, neverAnswers, refuses } from '@test/server';

import { PlansPage } from './PlansPage';

const [shop] = exampleOf('listPlans', zListPlansResponse).items as [PlanSummary];
const payroll: PlanSummary = {
  ...shop,
  planId: 'p-2',
  name: 'Payroll',
  activeExecutionIds: ['e-7'],
  drilled: 'OVERDUE',
  lastDrill: { executionId: 'e-5', status: 'FAILED', endedAt: '2025-08-01T00:00:00Z' },
  allowedActions: shop.allowedActions.map((each) => ({
    ...each,
    isAllowed: false,
    whyNot: 'Execution e-7 is active.',
  })),
};
const pageOf = (...items: PlanSummary[]): ListPlansResponse => ({ items, nextToken: null });
const AT_SHOP = { at: '/plans?plan=p-1' };

const row = (name: RegExp) => screen.findByRole('row', { name });
const button = (name: string | RegExp) => screen.getByRole('button', { name });

describe('the list of plans', () => {
  test('says that it is being loaded', () => {
    neverAnswers('get', '/recovery-plans');

    renderPage(PlansPage);

    expect(screen.getByText('Loading recovery plans')).toBeInTheDocument();
  });

  test('shows what each promises and what runs of it, and is accessible', async () => {
    answers<ListPlansResponse>('get', '/recovery-plans', pageOf(shop, payroll));

    const { container } = renderPage(PlansPage);

    expect(await row(/Web shop – Never drilled Waves: 2 2 4 h 15 min/)).toBeInTheDocument();
    const running = within(await row(/Payroll/)).getByRole('link', { name: 'Execution e-7' });
    expect(running).toHaveAttribute('href', '/executions/e-7');
    await expectAccessible(container);
  });

  test('tells the last drill of each, and whether another is due', async () => {
    answers<ListPlansResponse>('get', '/recovery-plans', pageOf(shop, payroll));

    renderPage(PlansPage);

    expect(await row(/Web shop – Never drilled/)).toBeInTheDocument();
    const drilled = await row(/Payroll .* Failed .* ago The next is overdue/);
    expect(within(drilled).getByRole('link', { name: /ago/ })).toHaveAttribute(
      'href',
      '/executions/e-5',
    );
  });

  test('is filtered by a link to those that are due', async () => {
    answers<ListPlansResponse>('get', '/recovery-plans', pageOf(shop, payroll));

    renderPage(PlansPage, { at: plansDrilled('OVERDUE') });

    expect(await row(/Payroll/)).toBeInTheDocument();
    expect(screen.queryByRole('row', { name: /Web shop/ })).not.toBeInTheDocument();
  });

  test('offers to create the first plan where there is none', async () => {
    answers<ListPlansResponse>('get', '/recovery-plans', pageOf());

    renderPage(PlansPage);

    expect(await screen.findByText('No recovery plans')).toBeInTheDocument();
    expect(screen.getAllByRole('button', { name: 'Create a plan' })).toHaveLength(2);
  });

  test('that could not be loaded says why, and is loaded when asked again', async () => {
    refuses('get', '/recovery-plans', { status: 403, detail: 'This needs the role Viewer.' });
    const { user } = renderPage(PlansPage);
    expect(await screen.findByText('This needs the role Viewer.')).toBeInTheDocument();
    answers<ListPlansResponse>('get', '/recovery-plans', pageOf(shop));

    await user.click(button('Try again'));

    expect(await row(/Web shop/)).toBeInTheDocument();
  });

  test('is filtered by the address, until the filter is cleared', async () => {
    answers<ListPlansResponse>('get', '/recovery-plans', pageOf(shop));
    const filter = {
      operation: 'and',
      tokens: [{ propertyKey: 'name', operator: ':', value: 'nowhere' }],
    };
    const at = `/plans?filter=${encodeURIComponent(JSON.stringify(filter))}`;
    const { user } = renderPage(PlansPage, { at });
    expect(await screen.findByText('No recovery plans match the filter.')).toBeInTheDocument();

    await user.click(button('Clear the filter'));

    expect(await row(/Web shop/)).toBeInTheDocument();
  });

  test('lets nobody create a plan whose roles do not allow it', async () => {
    answers<ListPlansResponse>('get', '/recovery-plans', pageOf(shop));

    renderPage(PlansPage, { me: viewer });

    await row(/Web shop/);
    expect(button('Create a plan')).toHaveAttribute('aria-disabled', 'true');
  });
});

describe('the chosen plan', () => {
  test('is started, rehearsed and edited on pages of their own', async () => {
    answers<ListPlansResponse>('get', '/recovery-plans', pageOf(shop));
    const { user, router } = renderPage(PlansPage, AT_SHOP);
    await row(/Web shop/);

    await user.click(button('Start…'));

    expect(router.state.location.pathname).toBe('/plans/p-1/start');
  });

  test('is deleted once its name is typed, in the version that was seen', async () => {
    answers<ListPlansResponse>('get', '/recovery-plans', pageOf(shop));
    const deleted = answers('delete', '/recovery-plans/p-1', undefined, 204);
    const { user, fill } = renderPage(PlansPage, AT_SHOP);
    await row(/Web shop/);
    await user.click(button('Actions'));
    await user.click(screen.getByRole('menuitem', { name: 'Delete' }));

    await fill(screen.getByRole('textbox', { name: 'To confirm, type Web shop' }), 'Web shop');
    await user.click(button('Delete'));

    expect(await screen.findByText('Plan Web shop is deleted.')).toBeInTheDocument();
    expect(deleted[0]?.url).toContain('version=1');
  });

  test('that is not deleted says why', async () => {
    answers<ListPlansResponse>('get', '/recovery-plans', pageOf(shop));
    refuses('delete', '/recovery-plans/p-1', {
      code: 'STILL_USED',
      detail: 'Plan Web shop is still used.',
      users: ['execution e-9'],
    });
    const { user, fill } = renderPage(PlansPage, AT_SHOP);
    await row(/Web shop/);
    await user.click(button('Actions'));
    await user.click(screen.getByRole('menuitem', { name: 'Delete' }));

    await fill(screen.getByRole('textbox', { name: 'To confirm, type Web shop' }), 'Web shop');
    await user.click(button('Delete'));

    expect(await screen.findByText('Used by execution e-9')).toBeInTheDocument();
  });

  test('is neither started nor changed while the API says no, and tells why', async () => {
    answers<ListPlansResponse>('get', '/recovery-plans', pageOf(shop, payroll));
    const { user } = renderPage(PlansPage, { at: '/plans?plan=p-2' });
    await row(/Payroll/);

    await waitFor(() => expect(button('Start…')).toHaveAttribute('aria-disabled', 'true'));
    await user.click(button('Actions'));

    expect(screen.getByRole('menuitem', { name: /Edit/ })).toHaveAttribute('aria-disabled', 'true');
    expect(screen.getAllByText('Execution e-7 is active.').length).toBeGreaterThan(0);
  });
});
