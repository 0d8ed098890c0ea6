/** Columns of source servers, for lists of which somebody takes those they need. */
import Box from '@cloudscape-design/components/box';

import type { ServerView } from '@/api/generated';
import { NOTHING } from '@/lib/format';
import { serverPath } from '@/lib/paths';

import { Age } from './Age';
import { AppLink } from './AppLink';
import { lagText, noPointText, osText, reasonsText, tagsText } from './server-words';
import { readinessStatus, replicationStatus } from './status';
import { StatusText } from './StatusText';
import type { Column } from './table/columns';

export const serverColumns = {
  hostname: {
    id: 'hostname',
    header: 'Hostname',
    cell: ({ hostname }) => hostname,
    value: ({ hostname }) => hostname,
    width: 150,
  },
  /** In forms it would lead away from what somebody types. */
  linkedHostname: {
    id: 'hostname',
    header: 'Hostname',
    cell: (server) => <AppLink to={serverPath(server)}>{server.hostname}</AppLink>,
    value: ({ hostname }) => hostname,
    width: 150,
  },
  readiness: {
    id: 'readiness',
    header: 'Readiness',
    cell: ({ readiness }) => (
      <>
        <StatusText {...readinessStatus(readiness)} />
        <Reason text={reasonsText(readiness)} />
      </>
    ),
    width: 240,
  },
  replication: {
    id: 'replication',
    header: 'Replication',
    cell: ({ replication, replicationError }) => (
      <>
        <StatusText {...replicationStatus(replication)} />
        <Reason text={replicationError ?? ''} />
      </>
    ),
    width: 160,
  },
  lag: {
    id: 'lag',
    header: 'Lag',
    cell: (server) => <span className="dr-figures">{lagText(server)}</span>,
    width: 100,
  },
  lastRecoveryPoint: {
    id: 'lastRecoveryPointAt',
    header: 'Last recovery point',
    cell: (server) => noPointText(server) ?? <Age of={server.lastRecoveryPointAt} />,
    width: 190,
  },
  os: { id: 'os', header: 'Operating system', cell: osText, width: 190 },
  ipAddresses: {
    id: 'ipAddresses',
    header: 'IP addresses',
    cell: ({ ipAddresses }) => ipAddresses.join(', ') || NOTHING,
    width: 130,
  },
  tags: { id: 'tags', header: 'Tags', cell: ({ tags }) => tagsText(tags) || NOTHING, width: 260 },
  serverId: {
    id: 'serverId',
    header: 'Server id',
    cell: ({ serverId }) => serverId,
    width: 200,
    isHidden: true,
  },
} satisfies Record<string, Column<ServerView>>;

function Reason({ text }: { text: string }) {
  if (!text) return null;
  return (
    <div className="dr-reason">
      <Box variant="small" color="text-body-secondary">
        {text}
      </Box>
    </div>
  );
}
