import type { ServerView } from '@/api/generated';
import { EmptyState } from '@/ui/EmptyState';
import { serverColumns } from '@/ui/server-columns';
import type { Column } from '@/ui/table/columns';
import { PagedTable } from '@/ui/table/PagedTable';

import type { Preview } from './form-query';

const columns: Column<ServerView>[] = [
  serverColumns.hostname,
  serverColumns.tags,
  serverColumns.readiness,
  serverColumns.replication,
  serverColumns.lag,
  serverColumns.lastRecoveryPoint,
  serverColumns.os,
  serverColumns.ipAddresses,
  serverColumns.serverId,
];

interface Props {
  preview: Preview;
}

/** The servers that carry the typed tags now. */
export function MatchingTable({ preview }: Props) {
  return (
    <PagedTable
      id="group-matching"
      variant="EMBEDDED"
      title="Servers with these tags now"
      description="At each start they are looked up anew."
      words={{ one: 'server', many: 'servers' }}
      columns={columns}
      query={preview}
      total={preview.data?.pages.at(-1)?.total}
      trackBy={({ serverId }) => serverId}
      empty={
        <EmptyState
          title="No server carries all of these tags"
          text="Capital letters count. The group can be saved; a plan with it can’t start while it is empty."
        />
      }
    />
  );
}
