import { useMemo } from 'react';

import type { ExecutionView } from '@/api/generated';
import { EmptyState } from '@/ui/EmptyState';
import { ResourceTable } from '@/ui/table/ResourceTable';
import type { Asked } from '@/ui/table/TableFrame';

import { useEvents } from '../executions-query';
import type { Ask } from '../requests/operator-request';
import { eventColumns } from './events-columns';
import { serverColumns } from './servers-columns';
import { waveColumns } from './waves-columns';

interface Props {
  view: ExecutionView;
  /** Of the execution as a whole: its age is that of the waves and servers in it. */
  query: Asked;
  onShow: (id: string) => void;
}

export function WavesTable({ view, query, onShow, onAsk }: Props & { onAsk: Ask }) {
  const columns = useMemo(() => waveColumns(onShow, onAsk), [onShow, onAsk]);
  return (
    <ResourceTable
      id="execution-waves"
      variant="EMBEDDED"
      title="Waves"
      words={{ one: 'wave', many: 'waves' }}
      columns={columns}
      query={{ ...query, data: view.waves }}
      trackBy={({ number }) => String(number)}
      empty={<EmptyState title="No waves" text="The plan had none when it was started." />}
    />
  );
}

export function ServersTable({ view, query, onShow }: Props) {
  const { waves } = view;
  const columns = useMemo(() => serverColumns(waves, onShow), [waves, onShow]);
  return (
    <ResourceTable
      id="execution-servers"
      variant="EMBEDDED"
      title="Servers"
      words={{ one: 'server', many: 'servers' }}
      columns={columns}
      query={{ ...query, data: view.servers }}
      trackBy={({ serverId }) => serverId}
      empty={<EmptyState title="No servers" text="The plan had none when it was started." />}
    />
  );
}

export function EventsTable({ view, query, onShow }: Props) {
  const events = useEvents(view);
  const { waves, servers } = view;
  const columns = useMemo(() => eventColumns({ waves, servers }, onShow), [waves, servers, onShow]);
  return (
    <ResourceTable
      id="execution-events"
      variant="EMBEDDED"
      title="Events"
      description="What happened and why, the newest first."
      words={{ one: 'event', many: 'events' }}
      columns={columns}
      query={{
        ...query,
        data: events.data,
        isPending: events.isPending,
        error: events.error,
        failureCount: query.failureCount + events.failureCount,
        refetch: events.refetch,
      }}
      trackBy={({ number }) => String(number)}
      empty={<EmptyState title="No events yet" text="The first one comes with its first step." />}
    />
  );
}
