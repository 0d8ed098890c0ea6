import SpaceBetween from '@cloudscape-design/components/space-between';

import type { ExecutionView, ServerInExecution } from '@/api/generated';
import { Facts } from '@/ui/Facts';
import { serverStatus } from '@/ui/status';
import { StatusText } from '@/ui/StatusText';
import { Time } from '@/ui/Time';

import { InstanceLink } from '../InstanceLink';
import { placeText } from '../job-model';
import { waveNameOf } from '../wave-model';
import { JobsTable } from './JobsTable';

interface Props {
  server: ServerInExecution;
  view: ExecutionView;
  onShow: (id: string) => void;
}

/** Everything about one server: where it is, why, and the DRS jobs that it was in. */
export function ServerPanel({ server, view, onShow }: Props) {
  const { serverId, instance } = server;
  const isIn = ({ serverIds }: { serverIds: readonly string[] }) => serverIds.includes(serverId);
  const launches = view.waves.flatMap(({ jobs }) => jobs.filter(isIn));
  const terminations = view.terminations.filter(isIn);
  return (
    <SpaceBetween size="l">
      <Facts
        columns={4}
        facts={{
          Status: <StatusText {...serverStatus(server.status, server.phase)} />,
          Reason: server.reason,
          'Failure code': server.code,
          Wave: waveNameOf(view.waves, server.wave),
          Instance: <InstanceLink server={server} />,
          'Account and Region': placeText(server),
          'Launching since': <Time at={server.launchingSince} />,
          'Instance launched': <Time at={instance?.launchedAt} />,
          [server.endedAt && !server.healthyAt ? 'Ended' : 'Healthy']: <Time at={server.endedAt} />,
          'Point in time of its data': instance ? <PointOf at={instance.pointInTime} /> : undefined,
          Attempt: server.attempt,
          'Must recover': server.isOptional ? 'No, it is optional' : 'Yes',
          'Source server': serverId,
          'Recovery point': server.snapshotId ?? 'Most recent data',
        }}
      />
      <JobsTable jobs={launches} title="DRS jobs that launch it" onShow={onShow} />
      {terminations.length > 0 && (
        <JobsTable jobs={terminations} title="Terminations of its instance" onShow={onShow} />
      )}
    </SpaceBetween>
  );
}

function PointOf({ at }: { at: string | null }) {
  return at ? <Time at={at} /> : 'Unknown: DRS does not tell';
}
