import { useInfiniteQuery } from '@tanstack/react-query';
import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';

import { cursorQuery } from '@/api/paging';
import type { ListAuditResponse } from '@/api/generated';
import { listAudit } from '@/api/generated';
import { zListAuditResponse } from '@/api/generated/zod.gen';
import { exampleOf } from '@test/examples';
import { renderPage } from '@test/render';
import { answersEach } from '@test/server';

import { PagedTable } from './PagedTable';

const [record] = exampleOf('listAudit', zListAuditResponse).items;

function Audit() {
  const query = useInfiniteQuery(
    cursorQuery(['audit'], 50, (page, signal) =>
      listAudit({ query: page, signal, throwOnError: true }),
    ),
  );
  return (
    <PagedTable
      id="audit"
      title="Audit"
      words={{ one: 'record', many: 'records' }}
      columns={[{ id: 'name', header: 'Name', cell: ({ entityName }) => entityName }]}
      query={query}
      trackBy={({ auditId }) => auditId}
      empty="Nothing yet"
    />
  );
}

test('the next page is asked for when somebody turns to it', async () => {
  const first = { ...record, auditId: 'a-1', entityName: 'First' } as NonNullable<typeof record>;
  const second = { ...first, auditId: 'a-2', entityName: 'Second' };
  const asked = answersEach<ListAuditResponse>('get', '/audit', [
    { items: [first], nextToken: 'more' },
    { items: [second], nextToken: null },
  ]);
  const { user } = renderPage(Audit);
  await screen.findByText('First');
  expect(asked).toHaveLength(1);

  await user.click(screen.getByRole('button', { name: 'Next page' }));

  expect(await screen.findByText('Second')).toBeInTheDocument();
  expect(screen.queryByText('First')).not.toBeInTheDocument();
  expect(new URL(asked[1]?.url ?? '').searchParams.get('pageToken')).toBe('more');
});
