import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, test } from 'vitest';

import type { Accepted } from '@/api/generated';
import { zApproveWaveResponse } from '@/api/generated/zod.gen';
import { followClock } from '@/lib/clock';
import { expectAccessible } from '@test/accessible';
import { exampleOf } from '@test/examples';
import { atGate, aWave, may, mayNot, minutes } from '@test/executions';
import { renderPage } from '@test/render';
import { answers, neverAnswers, refuses } from '@test/server';

import { ExecutionPage } from './ExecutionPage';
import { ADDRESS, over, running, show } from './ExecutionPage.fixture';

const accepted = exampleOf('approveWave', zApproveWaveResponse);
const button = (name: string | RegExp) => screen.findByRole('button', { name });
const dialog = () => within(screen.getByRole('dialog'));

beforeEach(() => followClock({ now: minutes(16), clockSpeed: 1 }));

describe('an execution', () => {
  test('says that it is being loaded', () => {
    neverAnswers('get', ADDRESS);

    renderPage(ExecutionPage, { at: ADDRESS, path: '/executions/:executionId' });

    expect(screen.getByText('Loading')).toBeInTheDocument();
  });

  test('that could not be loaded says why', async () => {
    refuses('get', ADDRESS, { status: 404, detail: 'There is no execution e-1.' });

    renderPage(ExecutionPage, { at: ADDRESS, path: '/executions/:executionId' });

    expect(await screen.findByText('There is no execution e-1.')).toBeInTheDocument();
  });

  test('tells how far it is, what was predicted, and is accessible', async () => {
    const { container } = show(running);

    expect(await screen.findByRole('heading', { name: /Storefront/ })).toBeInTheDocument();
    expect(
      screen.getByText('0 of 2 servers healthy, 1 under way; 0 of 2 waves ended'),
    ).toBeInTheDocument();
    expect(await screen.findByText(/P50/)).toHaveTextContent(/P50 in \d+ min/);
    await expectAccessible(container);
  });

  test('that is a real recovery says so', async () => {
    show({ ...running, mode: 'RECOVERY' });

    expect(await screen.findByText('RECOVERY')).toBeInTheDocument();
  });

  test('that is over says how, and what is left of it', async () => {
    show(over);

    expect(await screen.findByText(/is over: partly completed after 42 min/)).toBeInTheDocument();
    expect(screen.getByText('1 of 2 waves fell short.')).toBeInTheDocument();
    expect(screen.getByText(/1 instance runs and costs money/)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Pause' })).not.toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Report' })).toHaveAttribute(
      'href',
      '/executions/e-1/report',
    );
  });
});

describe('a wave at its gate', () => {
  test('is approved with a reason, and says what was answered', async () => {
    const { user } = show(running);
    const sent = answers<Accepted>('post', `${ADDRESS}/waves/2/approve`, accepted, 202);
    expect(await screen.findByText('Ask the owner.')).toBeInTheDocument();

    await user.click(await button('Approve wave Payments'));
    expect(dialog().getByText('It launches 1 server.')).toBeInTheDocument();
    await user.type(dialog().getByLabelText('Reason – optional'), 'The owner agrees');
    await user.click(dialog().getByRole('button', { name: 'Approve' }));

    expect(await screen.findByText('Asked for')).toBeInTheDocument();
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    expect(await sent[0]?.json()).toEqual({ why: 'The owner agrees' });
    expect(sent[0]?.headers.get('Idempotency-Key')).toBeTruthy();
  });

  test('is rejected only with a reason', async () => {
    const { user } = show(running);

    await user.click(await button('Reject wave Payments'));

    expect(dialog().getByRole('button', { name: 'Reject' })).toBeDisabled();
  });

  test('that was decided by somebody else meanwhile says so', async () => {
    const { user } = show(running);
    const detail = 'Wave Payments does not wait for approval.';
    refuses('post', `${ADDRESS}/waves/2/approve`, { code: 'NOT_ALLOWED_NOW', detail });

    await user.click(await button('Approve wave Payments'));
    await user.click(dialog().getByRole('button', { name: 'Approve' }));

    expect(await dialog().findByText(detail)).toBeInTheDocument();
  });

  test('that has been decided offers nothing more until it is carried out', async () => {
    const by = { name: 'Bob', userId: 'u-bob' };
    const request = { requestId: 'r', kind: 'APPROVE', wave: 'Payments', why: '', at: minutes(15) };
    show({ ...running, pendingRequests: [{ ...request, by }] });

    expect(await screen.findByText(/Approve, wave Payments: asked for by Bob\./)).toBeVisible();
    expect(screen.queryByRole('button', { name: /Approve wave/ })).not.toBeInTheDocument();
  });

  test('can only be looked at by somebody who may not decide', async () => {
    const allowedActions = [mayNot('approveWave', 'This needs the role Operator.')];
    show({ ...running, waves: [atGate({ number: 2, name: 'Payments', allowedActions })] });

    expect(await button('Approve wave Payments')).toHaveAttribute('aria-disabled', 'true');
  });
});

describe('what is asked of an execution', () => {
  test('is not possible now, with the reason', async () => {
    show(running);

    expect(await button('Terminate instances')).toHaveAttribute('aria-disabled', 'true');
  });

  test('cancels a real recovery only with its name and a reason', async () => {
    const { user } = show({ ...running, mode: 'RECOVERY' });
    const sent = answers<Accepted>('post', `${ADDRESS}/cancel`, accepted, 202);
    await user.click(await button('Cancel'));
    const confirm = dialog().getByRole('button', { name: 'Cancel the execution' });
    expect(dialog().getByText(/1 server is in 1 DRS job now/)).toBeInTheDocument();

    await user.type(dialog().getByLabelText('Reason'), 'False alarm');
    expect(confirm).toBeDisabled();
    await user.type(dialog().getByLabelText('To confirm, type Storefront'), 'Storefront');
    await user.click(confirm);

    await waitFor(() => expect(sent).toHaveLength(1));
  });

  test('offers to resume while it is paused, and says who paused it', async () => {
    const by = { name: 'Anna', userId: 'u-anna' };
    show({
      ...running,
      status: 'PAUSED',
      holds: [{ kind: 'OPERATOR', at: minutes(10), by, why: 'Lunch' }],
      allowedActions: [may('resumeExecution')],
    });

    expect(await screen.findByText('Paused by Anna')).toBeInTheDocument();
    expect(screen.getAllByRole('button', { name: 'Resume' })).toHaveLength(2);
  });

  test('decides about a wave that failed', async () => {
    const { user } = show({
      ...running,
      status: 'PAUSED',
      holds: [{ kind: 'FAILURE', at: minutes(10), wave: 1 }],
      waves: [aWave({ status: 'FAILED', endedAt: minutes(9), allowedActions: [may('skipWave')] })],
    });

    await user.click(await button('Decide'));
    await user.click(screen.getByRole('menuitem', { name: 'Skip' }));

    expect(screen.getByRole('dialog', { name: /Skip wave Database/ })).toBeInTheDocument();
  });
});
