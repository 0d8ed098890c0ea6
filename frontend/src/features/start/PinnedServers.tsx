import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';

import { formatTime } from '@/lib/format';
import { useZone } from '@/lib/preferences';
import { ProblemAlert } from '@/ui/ProblemAlert';

import type { PinnedServer } from './start-form';
import type { PlanServers } from './start-query';
import { useRecoveryPoints } from './start-query';

interface Props {
  pinned: readonly PinnedServer[];
  onChange: (pinned: PinnedServer[]) => void;
  error: string | undefined;
  servers: PlanServers;
}

/** From here on only the options in sight are drawn. */
const MANY = 100;

/** Servers with a recovery point that somebody chooses for each. */
export function PinnedServers({ pinned, onChange, error, servers }: Props) {
  const left = servers.servers.filter(
    ({ serverId }) => !pinned.some((each) => each.serverId === serverId),
  );
  const add = (serverId: string | undefined) => {
    const found = servers.servers.find((each) => each.serverId === serverId);
    if (!found) return;
    const { hostname, location } = found;
    onChange([...pinned, { serverId: found.serverId, hostname, location, snapshotId: undefined }]);
  };
  return (
    <SpaceBetween size="s">
      {servers.error && (
        <ProblemAlert problem={servers.error} header="The servers of the plan could not be read" />
      )}
      {pinned.map((server) => (
        <OnePoint
          key={server.serverId}
          server={server}
          onChange={(snapshotId) =>
            onChange(
              pinned.map((each) =>
                each.serverId === server.serverId ? { ...each, snapshotId } : each,
              ),
            )
          }
          onRemove={() => onChange(pinned.filter(({ serverId }) => serverId !== server.serverId))}
        />
      ))}
      <FormField label="Server" errorText={error}>
        <Select
          selectedOption={null}
          placeholder="Choose a server to go back in time with"
          filteringType="auto"
          statusType={servers.isPending ? 'loading' : 'finished'}
          loadingText="Loading servers"
          empty="No more servers in the plan"
          options={left.map(({ serverId, hostname, location }) => ({
            value: serverId,
            label: hostname,
            description: `${serverId}, ${location.accountId}, ${location.region}`,
          }))}
          onChange={({ detail }) => add(detail.selectedOption.value)}
          virtualScroll={left.length > MANY}
        />
      </FormField>
    </SpaceBetween>
  );
}

interface PointProps {
  server: PinnedServer;
  onChange: (snapshotId: string | undefined) => void;
  onRemove: () => void;
}

function OnePoint({ server, onChange, onRemove }: PointProps) {
  const [zone] = useZone();
  const points = useRecoveryPoints(server);
  const options = (points.data ?? []).map(({ snapshotId, takenAt }) => ({
    value: snapshotId,
    label: formatTime(takenAt, zone),
    description: snapshotId,
  }));
  return (
    <FormField
      label={`Recovery point of ${server.hostname}`}
      errorText={points.error?.detail}
      secondaryControl={
        <Button
          iconName="remove"
          ariaLabel={`Take ${server.hostname} out: it gets the latest data`}
          onClick={onRemove}
        />
      }
    >
      <Select
        selectedOption={options.find(({ value }) => value === server.snapshotId) ?? null}
        placeholder="Choose a recovery point, the newest first"
        filteringType="auto"
        statusType={points.error ? 'error' : points.isPending ? 'loading' : 'finished'}
        loadingText="Asking DRS"
        errorText="They could not be listed"
        recoveryText="Try again"
        onLoadItems={() => points.error && void points.refetch()}
        empty="DRS has no recovery point of this server"
        options={options}
        onChange={({ detail }) => onChange(detail.selectedOption.value)}
        virtualScroll={options.length > MANY}
      />
    </FormField>
  );
}
