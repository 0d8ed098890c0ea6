import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import Link from '@cloudscape-design/components/link';
import type { ReactNode } from 'react';

import type { ServerDetail } from '@/api/generated';
import { instanceLink, sourceServerLink } from '@/lib/aws-console';
import { Age } from '@/ui/Age';
import { Facts } from '@/ui/Facts';
import { lagText, noPointText, osText } from '@/ui/server-words';
import { replicationStatus } from '@/ui/status';
import { StatusText } from '@/ui/StatusText';
import { Time } from '@/ui/Time';

import { GroupLinks } from './GroupLinks';
import { LaunchText } from './LaunchText';
import { storageText } from './servers-model';

/** What DRS says of the server, and when it was asked. */
export function ServerFacts({ server }: { server: ServerDetail }) {
  const { location, instance, place } = server;
  return (
    <Facts
      columns={4}
      facts={{
        'Server id': <Copyable text={server.serverId} />,
        'Account and Region': `${location.accountId}, ${location.region}`,
        Groups: <GroupLinks server={server} />,
        'Read from DRS': <Age of={place.at} />,
        Replication: (
          <>
            <StatusText {...replicationStatus(server.replication)} />
            {server.replicationError && <div>{server.replicationError}</div>}
          </>
        ),
        Lag: lagText(server),
        'Last recovery point': noPointText(server) ?? <Time at={server.lastRecoveryPointAt} />,
        'Operating system': osText(server),
        'IP addresses': server.ipAddresses.join(', '),
        'Disks in all': storageText(server),
        'Last launch': <LaunchText launch={server.lastLaunch} />,
        'Running instance': instance && (
          <External to={instanceLink(location, instance.instanceId)}>
            {`${instance.instanceId} (${instance.isDrill ? 'drill' : 'recovery'})`}
          </External>
        ),
        'DRS job': server.activeJobId ?? 'In none',
        'Launch configuration': server.hasLaunchConfiguration ? 'There is one' : 'Missing in DRS',
        'In AWS': (
          <External to={sourceServerLink(location, server.serverId)}>
            The server in the DRS console
          </External>
        ),
      }}
    />
  );
}

function External({ to, children }: { to: string | undefined; children: ReactNode }) {
  if (!to) return children;
  return (
    <Link href={to} external externalIconAriaLabel="Opens in a new tab">
      {children}
    </Link>
  );
}

function Copyable({ text }: { text: string }) {
  return (
    <CopyToClipboard
      variant="inline"
      textToCopy={text}
      copyButtonAriaLabel={`Copy ${text}`}
      copySuccessText="Copied"
      copyErrorText="It could not be copied"
    />
  );
}
