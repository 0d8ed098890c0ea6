/** What the tables of a report show. */
import type { ExecutionEvent, Report, ServerResult, WaveResult } from '@/api/generated';
import { formatCount, NOTHING } from '@/lib/format';
import { serverPath } from '@/lib/paths';
import { AppLink } from '@/ui/AppLink';
import { Duration } from '@/ui/Duration';
import { serverStatus, waveStatus } from '@/ui/status';
import { StatusText } from '@/ui/StatusText';
import { Time } from '@/ui/Time';

import { comparedText, waveServersText } from './report-model';
import type { ReportColumn } from './ReportTable';
import { WaveBars } from './WaveBars';

export const waveColumns = (longest: number): ReportColumn<WaveResult>[] => [
  {
    header: 'Wave',
    cell: ({ name, dependsOn }) => (
      <>
        {name}
        {dependsOn.length > 0 && <small>after {dependsOn.join(', ')}</small>}
      </>
    ),
  },
  {
    header: 'Outcome',
    cell: ({ status, reason, attempts }) => (
      <>
        <StatusText {...waveStatus(status)} />
        <small>
          {reason}
          {attempts > 1 && ` ${attempts} attempts.`}
        </small>
      </>
    ),
  },
  { header: 'Servers', cell: waveServersText },
  { header: 'Started', cell: ({ startedAt }) => <Time at={startedAt} /> },
  { header: 'Took', cell: ({ took }) => <Duration of={took} /> },
  {
    header: 'Predicted',
    cell: ({ took, predicted }) => (
      <>
        <Duration of={predicted} />
        {took && predicted && <small>{comparedText(took, predicted)}</small>}
      </>
    ),
  },
  {
    header: 'Took (above) and predicted',
    cell: (wave) => <WaveBars wave={wave} longest={longest} />,
  },
];

export const serverColumns: ReportColumn<ServerResult>[] = [
  {
    header: 'Server',
    cell: ({ hostname, serverId, location, waveName, isOptional }) => (
      <>
        <AppLink to={serverPath({ serverId, location })}>{hostname}</AppLink>
        <small>
          {waveName}
          {isOptional && ', optional'}
        </small>
      </>
    ),
  },
  {
    header: 'Outcome',
    cell: ({ outcome, status, reason, attempts }) => (
      <>
        <StatusText {...serverStatus(outcome ?? status)} />
        <small>
          {reason}
          {attempts > 1 && ` ${attempts} attempts.`}
        </small>
      </>
    ),
  },
  { header: 'Waited', cell: ({ waited }) => <Duration of={waited} /> },
  { header: 'Launch', cell: ({ launchTook }) => <Duration of={launchTook} /> },
  { header: 'Checks', cell: ({ checksTook }) => <Duration of={checksTook} /> },
  { header: 'Healthy', cell: ({ healthyAt }) => <Time at={healthyAt} /> },
  {
    header: 'Age of its data',
    cell: ({ dataAge }) => (dataAge ? <Duration of={dataAge} /> : 'Unknown'),
  },
  {
    header: 'Instance',
    cell: ({ instanceId, isRunning, terminatedAt, location }) =>
      instanceId ? (
        <>
          {instanceId}
          <small>
            {isRunning ? 'still running' : terminatedAt ? 'terminated' : 'not running'},{' '}
            {location.accountId}, {location.region}
          </small>
        </>
      ) : (
        NOTHING
      ),
  },
];

export function eventColumns({ waves, servers }: Report): ReportColumn<ExecutionEvent>[] {
  const waveNames = new Map(waves.map(({ number, name }) => [number, name]));
  const hostnames = new Map(servers.map(({ serverId, hostname }) => [serverId, hostname]));
  return [
    { header: 'Number', cell: ({ number }) => number },
    { header: 'Time', cell: ({ at }) => <Time at={at} /> },
    {
      header: 'Wave',
      cell: ({ wave }) => (wave === null ? NOTHING : (waveNames.get(wave) ?? String(wave))),
    },
    { header: 'What happened', cell: ({ text }) => text },
    {
      header: 'Servers',
      cell: ({ serverIds }) => concerned(serverIds.map((id) => hostnames.get(id) ?? id)),
    },
  ];
}

const NAMED_AT_MOST = 6;

function concerned(names: string[]): string {
  if (names.length === 0) return NOTHING;
  return names.length > NAMED_AT_MOST ? formatCount(names.length, 'server') : names.join(', ');
}
