import Box from '@cloudscape-design/components/box';
import StatusIndicator from '@cloudscape-design/components/status-indicator';

import type { ServerView } from '@/api/generated';
import { serverColumns } from '@/ui/server-columns';
import type { Column } from '@/ui/table/columns';

import { holderOf } from './choice';

export const sourceColumns = (groupId: string | undefined): Column<ServerView>[] => [
  serverColumns.hostname,
  {
    id: 'assignment',
    header: 'Group',
    cell: (server) => <Assignment server={server} groupId={groupId} />,
    width: 165,
  },
  serverColumns.readiness,
  serverColumns.replication,
  serverColumns.lag,
  serverColumns.lastRecoveryPoint,
  serverColumns.os,
  { ...serverColumns.ipAddresses, isHidden: true },
  serverColumns.tags,
  serverColumns.serverId,
];

interface Props {
  server: ServerView;
  groupId: string | undefined;
}

/** Whether it can be chosen; if not, why. */
function Assignment({ server, groupId }: Props) {
  const holder = holderOf(server, groupId);
  if (holder) {
    return (
      <>
        <StatusIndicator type="stopped">Assigned to {holder.groupName}</StatusIndicator>
        <Note text="Take it out there first." />
      </>
    );
  }
  const others = server.tagGroups.filter((group) => group.groupId !== groupId);
  return (
    <>
      <StatusIndicator type={server.assignment ? 'info' : 'success'}>
        {server.assignment ? 'In this group' : 'Available'}
      </StatusIndicator>
      {others.length > 0 && (
        <Note text={`By its tags also in ${others.map((each) => each.groupName).join(', ')}.`} />
      )}
    </>
  );
}

function Note({ text }: { text: string }) {
  return (
    <Box variant="small" color="text-body-secondary" display="block">
      {text}
    </Box>
  );
}
