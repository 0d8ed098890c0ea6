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
import { WIDTH } from './table/widths';
import { Unbroken } from './Unbroken';

export const serverColumns = {
  hostname: {
    id: 'hostname',
    header: 'Hostname',
    cell: ({ hostname }) => hostname,
    value: ({ hostname }) => hostname,
    width: WIDTH.hostname,
  },
  /** In forms it would lead away from what somebody types. */
  linkedHostname: {
    id: 'hostname',
    header: 'Hostname',
    cell: (server) => <AppLink to={serverPath(server)}>{server.hostname}</AppLink>,
    value: ({ hostname }) => hostname,
    width: WIDTH.hostname,
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
    width: 280,
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
    width: 150,
  },
  lag: {
    id: 'lag',
    header: 'Lag',
    cell: (server) => <span className="dr-figures">{lagText(server)}</span>,
    width: 110,
  },
  lastRecoveryPoint: {
    id: 'lastRecoveryPointAt',
    header: 'Last recovery point',
    cell: (server) => noPointText(server) ?? <Age of={server.lastRecoveryPointAt} />,
    width: 165,
  },
  os: { id: 'os', header: 'Operating system', cell: osText, width: 260, isHidden: true },
  ipAddresses: {
    id: 'ipAddresses',
    header: 'IP addresses',
    cell: ({ ipAddresses }) => ipAddresses.join(', ') || NOTHING,
    width: 150,
  },
  tags: {
    id: 'tags',
    header: 'Tags',
    cell: ({ tags }) => tagsText(tags) || NOTHING,
    width: 260,
    isHidden: true,
  },
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
        <Unbroken text={text} />
      </Box>
    </div>
  );
}
