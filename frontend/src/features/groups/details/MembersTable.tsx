import type { GroupView, ServerView } from '@/api/generated';
import { EmptyState } from '@/ui/EmptyState';
import { serverColumns } from '@/ui/server-columns';
import type { Column } from '@/ui/table/columns';
import { PagedTable } from '@/ui/table/PagedTable';
import { useTablePreferences } from '@/ui/table/table-preferences';

import { useGroupServers } from '../groups-query';
import { MemberNotes } from '../MemberNotes';

const ID = 'group-servers';
const WORDS = { one: 'server', many: 'servers' };

const columns: Column<ServerView>[] = [
  serverColumns.linkedHostname,
  serverColumns.readiness,
  serverColumns.replication,
  serverColumns.lag,
  serverColumns.lastRecoveryPoint,
  serverColumns.os,
  serverColumns.ipAddresses,
  serverColumns.tags,
  serverColumns.serverId,
];

/** The servers that the group has at this moment. */
export function MembersTable({ group }: { group: GroupView }) {
  const [{ pageSize }] = useTablePreferences(ID, columns);
  const query = useGroupServers(group.groupId, pageSize);
  const newest = query.data?.pages.at(-1);
  const isByTags = group.selection.kind === 'TAGS';
  return (
    <PagedTable
      id={ID}
      variant="EMBEDDED"
      title="Servers"
      description={
        isByTags ? 'Those that carry the tags now. They are looked up anew at each start.' : ''
      }
      words={WORDS}
      columns={columns}
      query={query}
      total={newest?.total}
      notice={newest && <MemberNotes members={newest} />}
      trackBy={({ serverId }) => serverId}
      empty={
        <EmptyState
          title="No servers"
          text={
            isByTags
              ? 'No server of this account and Region carries all of these tags now.'
              : 'The group lists no server that DRS replicates. Edit it to choose some.'
          }
        />
      }
    />
  );
}
