import Box from '@cloudscape-design/components/box';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';

import type { DoomedInstance, LockedServer, StartPreview } from '@/api/generated';
import { instanceLink } from '@/lib/aws-console';
import { formatCount } from '@/lib/format';
import { entityPath, serversPath } from '@/lib/paths';
import { AppLink } from '@/ui/AppLink';

import { holdersOf } from './preview-model';

type Touched = StartPreview['touched'];

/** What a start would destroy, and what it can't have. */
export function BlastRadius({ doomedInstances, lockedServers }: Touched) {
  return (
    <SpaceBetween size="m">
      {doomedInstances.length > 0 && <Doomed instances={doomedInstances} />}
      {lockedServers.length > 0 && <Locked servers={lockedServers} />}
    </SpaceBetween>
  );
}

const SHOWN_AT_ONCE = 8;

function Doomed({ instances }: { instances: readonly DoomedInstance[] }) {
  const count = formatCount(instances.length, 'instance');
  const list = (
    <ul className="dr-list">
      {instances.map((instance) => (
        <li key={instance.instanceId}>
          <OneDoomed instance={instance} />
        </li>
      ))}
    </ul>
  );
  return (
    <div>
      <StatusIndicator type="warning">
        {count} would be destroyed: DRS deletes an earlier instance before it launches the server
        again
      </StatusIndicator>
      {instances.length > SHOWN_AT_ONCE ? (
        <ExpandableSection headerText={`Show the ${count}`}>{list}</ExpandableSection>
      ) : (
        list
      )}
    </div>
  );
}

function OneDoomed({ instance }: { instance: DoomedInstance }) {
  const { hostname, instanceId, isDrill, location, serverId } = instance;
  const href = instanceLink(location, instanceId);
  return (
    <>
      <AppLink to={serversPath({ text: serverId })}>{hostname}</AppLink>:{' '}
      {isDrill ? 'drill instance' : <b>recovery instance, which may be in use</b>}{' '}
      {href ? (
        <Link
          href={href}
          external
          externalIconAriaLabel={`Opens the EC2 console of account ${location.accountId} in a new tab`}
        >
          {instanceId}
        </Link>
      ) : (
        instanceId
      )}
    </>
  );
}

function Locked({ servers }: { servers: readonly LockedServer[] }) {
  return (
    <div>
      <StatusIndicator type="stopped">
        {formatCount(servers.length, 'server')} in another execution: nobody else can start with
        them until it has ended
      </StatusIndicator>
      <ul className="dr-list">
        {holdersOf(servers).map(({ executionId, planName, hostnames }) => (
          <li key={executionId}>
            <AppLink to={entityPath('EXECUTION', executionId)}>
              {planName}, {executionId}
            </AppLink>
            : <Box variant="span">{hostnames.join(', ')}</Box>
          </li>
        ))}
      </ul>
    </div>
  );
}
