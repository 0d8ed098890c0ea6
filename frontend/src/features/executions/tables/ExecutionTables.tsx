import { useMemo } from 'react';

import type { ExecutionEvent, ExecutionView, ServerInExecution, WaveView } from '@/api/generated';
import { useUnchanged } from '@/lib/unchanged';
import { EmptyState } from '@/ui/EmptyState';
import { useListOfPage } from '@/ui/table/of-page';
import { ResourceTable } from '@/ui/table/ResourceTable';

import { useEvents } from '../executions-query';
import type { Ask } from '../requests/operator-request';
import { eventColumns } from './events-columns';
import { serverColumns } from './servers-columns';
import { waveColumns } from './waves-columns';

interface Props {
  view: ExecutionView;
  onShow: (id: string) => void;
}

const WAVES = { one: 'wave', many: 'waves' };
const SERVERS = { one: 'server', many: 'servers' };
const EVENTS = { one: 'event', many: 'events' };
const NO_WAVES = <EmptyState title="No waves" text="The plan had none when it was started." />;
const NO_SERVERS = <EmptyState title="No servers" text="The plan had none when it was started." />;
const NO_EVENTS = (
  <EmptyState title="No events yet" text="The first one comes with its first step." />
);
const NONE: readonly never[] = [];

export function WavesTable({ view, onShow, onAsk }: Props & { onAsk: Ask }) {
  const columns = useMemo(() => waveColumns(onShow, onAsk), [onShow, onAsk]);
  return (
    <ResourceTable
      id="execution-waves"
      variant="EMBEDDED"
      title="Waves"
      words={WAVES}
      columns={columns}
      query={useListOfPage(view.waves)}
      trackBy={numberOf}
      empty={NO_WAVES}
    />
  );
}

export function ServersTable({ view, onShow }: Props) {
  const waves = useUnchanged(view.waves.map(nameOf));
  const columns = useMemo(() => serverColumns(waves, onShow), [waves, onShow]);
  return (
    <ResourceTable
      id="execution-servers"
      variant="EMBEDDED"
      title="Servers"
      words={SERVERS}
      columns={columns}
      query={useListOfPage(view.servers)}
      trackBy={idOf}
      empty={NO_SERVERS}
    />
  );
}

export function EventsTable({ view, onShow }: Props) {
  const { data, isPending, error, refetch } = useEvents(view);
  const waves = useUnchanged(view.waves.map(nameOf));
  const servers = useUnchanged(view.servers.map(hostnameOf));
  const columns = useMemo(() => eventColumns({ waves, servers }, onShow), [waves, servers, onShow]);
  const list = useListOfPage(data ?? NONE);
  const query = useMemo(
    () => ({ ...list, isPending, error, refetch }),
    [list, isPending, error, refetch],
  );
  return (
    <ResourceTable
      id="execution-events"
      variant="EMBEDDED"
      title="Events"
      description="What happened and why, the newest first."
      words={EVENTS}
      columns={columns}
      query={query}
      trackBy={numberOfEvent}
      empty={NO_EVENTS}
    />
  );
}

const numberOf = ({ number }: WaveView): string => String(number);
const idOf = ({ serverId }: ServerInExecution): string => serverId;
const numberOfEvent = ({ number }: ExecutionEvent): string => String(number);

const nameOf = ({ number, name }: WaveView) => ({ number, name });
const hostnameOf = ({ serverId, hostname }: ServerInExecution) => ({ serverId, hostname });
