import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';

import type { GetQuotasResponse, QuotaView } from '@/api/generated';
import { zGetQuotasResponse } from '@/api/generated/zod.gen';
import { expectAccessible } from '@test/accessible';
import { exampleOf } from '@test/examples';
import { renderPage } from '@test/render';
import { answers, refuses } from '@test/server';

import { QuotasPage } from './QuotasPage';

const overview = exampleOf('getQuotas', zGetQuotasResponse);
const [place] = overview.items as [QuotaView];

test('each place shows how much of its quotas is used', async () => {
  answers<GetQuotasResponse>('get', '/quotas', {
    ...overview,
    items: [{ ...place, jobs: { used: 17, limit: 20, left: 3 } }],
  });

  const { container } = renderPage(QuotasPage);

  expect(await screen.findByText('17 of 20')).toBeInTheDocument();
  expect(screen.getByText('Nearly used up')).toBeInTheDocument();
  await expectAccessible(container);
});

test('a place that could not be read says why, and hides no other one', async () => {
  const problem = { code: 'ACCESS_DENIED', reason: 'The role does not allow it.' };
  const unread: QuotaView = { ...place, region: 'us-east-1', problem };
  answers<GetQuotasResponse>('get', '/quotas', { ...overview, items: [place, unread] });

  renderPage(QuotasPage);

  expect(await screen.findByText(/in us-east-1: The role does not allow it/)).toBeInTheDocument();
  expect(screen.getByText('Room left')).toBeInTheDocument();
});

test('looking anew goes past what the API remembers', async () => {
  const asked = answers<GetQuotasResponse>('get', '/quotas', overview);
  const { user } = renderPage(QuotasPage);
  await screen.findByText('eu-west-1');

  await user.click(screen.getByRole('button', { name: 'Refresh' }));

  expect(asked.map(({ url }) => new URL(url).searchParams.get('refresh'))).toEqual([
    'false',
    'true',
  ]);
});

test('without accounts it leads to where they are registered', async () => {
  answers<GetQuotasResponse>('get', '/quotas', { ...overview, items: [] });

  renderPage(QuotasPage);

  expect(await screen.findByRole('link', { name: 'Go to the target accounts' })).toHaveAttribute(
    'href',
    '/accounts',
  );
});

test('a refusal is told in the words of the API', async () => {
  refuses('get', '/quotas', { status: 404, detail: 'There is no account 444455556666.' });

  renderPage(QuotasPage);

  expect(await screen.findByText('There is no account 444455556666.')).toBeInTheDocument();
});
