import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';

import type { AuditRecord, ListAuditResponse } from '@/api/generated';
import { zListAuditResponse } from '@/api/generated/zod.gen';
import { followClock } from '@/lib/clock';
import { expectAccessible } from '@test/accessible';
import { exampleOf } from '@test/examples';
import { renderPage } from '@test/render';
import { answers, answersEach, neverAnswers, refuses } from '@test/server';

import { AuditPage } from './AuditPage';

const [changed, created] = exampleOf('listAudit', zListAuditResponse).items as [
  AuditRecord,
  AuditRecord,
];
const pageOf = (...items: AuditRecord[]): ListAuditResponse => ({ items, nextToken: null });
const queries = (asked: Request[]) => asked.map(({ url }) => new URL(url).searchParams);
const row = (name: RegExp) => screen.findByRole('row', { name });

describe('the audit', () => {
  test('says that it is being loaded', () => {
    neverAnswers('get', '/audit');

    renderPage(AuditPage);

    expect(screen.getByText('Loading records')).toBeInTheDocument();
  });

  test('says who did what, and is accessible', async () => {
    answers<ListAuditResponse>('get', '/audit', pageOf(changed, created));

    const { container } = renderPage(AuditPage);

    expect(await row(/Ada Changed the group Web/)).toBeInTheDocument();
    expect(screen.getAllByRole('link', { name: 'Web' })[0]).toHaveAttribute('href', '/groups/g-2');
    await expectAccessible(container);
  });

  test('that is empty says what it is for', async () => {
    answers<ListAuditResponse>('get', '/audit', pageOf());

    renderPage(AuditPage);

    expect(await screen.findByText('Nothing has happened yet')).toBeInTheDocument();
  });

  test('that could not be loaded says why', async () => {
    refuses('get', '/audit', { status: 403, detail: 'This needs the role Viewer.' });

    renderPage(AuditPage);

    expect(await screen.findByText('This needs the role Viewer.')).toBeInTheDocument();
  });

  test('asks all pages of the last day for the same day', async () => {
    followClock({ now: '2025-11-30T12:00:00Z', clockSpeed: 60 });
    const asked = answersEach<ListAuditResponse>('get', '/audit', [
      { items: [changed], nextToken: 'more' },
      pageOf(created),
    ]);
    const { user } = renderPage(AuditPage, { at: '/audit?kind=GROUP&last=P1D' });
    await row(/Changed the group/);

    await user.click(screen.getByRole('button', { name: 'Next page' }));

    await row(/Created the group/);
    const [first, second] = queries(asked);
    expect(first?.get('kind')).toBe('GROUP');
    expect(first?.get('since')).toMatch(/^2025-11-29T12/);
    expect(second?.get('since')).toBe(first?.get('since'));
  });

  test('that has nothing for the filter lets it be cleared', async () => {
    const asked = answers<ListAuditResponse>('get', '/audit', pageOf());
    const { user, router } = renderPage(AuditPage, { at: '/audit?entityId=g-7&last=P1D' });
    expect(await screen.findByText('No records match the filter.')).toBeInTheDocument();

    await user.click(screen.getByRole('button', { name: 'Clear the filter' }));

    expect(router.state.location.search).toBe('');
    await waitFor(() => expect(queries(asked).at(-1)?.has('entityId')).toBe(false));
  });
});

describe('a record', () => {
  test('shows before and after, field by field', async () => {
    answers<ListAuditResponse>('get', '/audit', pageOf(changed));

    const { container } = renderPage(AuditPage, { at: `/audit?record=${changed.auditId}` });

    const panel = within(await screen.findByRole('region', { name: 'Changed the group Web' }));
    expect(
      panel.getByRole('row', { name: 'Description What customers see. The shop window.' }),
    ).toBeInTheDocument();
    expect(panel.getByRole('link', { name: 'Everything about Web' })).toHaveAttribute(
      'href',
      '/audit?kind=GROUP&entityId=g-2',
    );
    await expectAccessible(container);
  });

  test('of what was created shows it as it was then', async () => {
    answers<ListAuditResponse>('get', '/audit', pageOf(created));

    renderPage(AuditPage, { at: `/audit?record=${created.auditId}` });

    expect(await screen.findByText('As it was created')).toBeInTheDocument();
    expect(screen.getByRole('row', { name: 'Launch settings › right sizing Basic' })).toBeVisible();
  });

  test('of what was deleted does not lead there', async () => {
    answers<ListAuditResponse>('get', '/audit', pageOf({ ...changed, after: null }));

    renderPage(AuditPage);

    await row(/Web/);
    expect(screen.queryByRole('link', { name: 'Web' })).not.toBeInTheDocument();
  });
});
