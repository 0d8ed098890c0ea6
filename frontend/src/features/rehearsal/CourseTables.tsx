import { useMemo } from 'react';

import type { Rehearsal } from '@/api/generated';
import { EmptyState } from '@/ui/EmptyState';
import { ResourceTable } from '@/ui/table/ResourceTable';
import type { Asked } from '@/ui/table/TableFrame';

import { serverColumns, waveColumns } from './course-columns';
import { serverRows, waveRows } from './timeline-model';

interface Props {
  rehearsal: Rehearsal;
  query: Asked;
  of: 'WAVES' | 'SERVERS';
}

/** The predicted course for whoever would rather read it, sort it, or look for a server. */
export function CourseTable({ rehearsal, query, of }: Props) {
  return of === 'WAVES' ? (
    <Waves rehearsal={rehearsal} query={query} />
  ) : (
    <Servers rehearsal={rehearsal} query={query} />
  );
}

function Waves({ rehearsal: { timeline }, query }: Omit<Props, 'of'>) {
  const data = useMemo(() => waveRows(timeline), [timeline]);
  return (
    <ResourceTable
      id="rehearsal-waves"
      variant="EMBEDDED"
      title="Waves"
      words={{ one: 'wave', many: 'waves' }}
      columns={waveColumns}
      query={{ ...query, data }}
      trackBy={({ wave }) => String(wave)}
      empty={<EmptyState title="No waves" text="The plan has no wave that anything could be in." />}
    />
  );
}

function Servers({ rehearsal: { timeline, hostnames }, query }: Omit<Props, 'of'>) {
  const data = useMemo(() => serverRows(timeline, hostnames), [timeline, hostnames]);
  return (
    <ResourceTable
      id="rehearsal-servers"
      variant="EMBEDDED"
      title="Servers"
      words={{ one: 'server', many: 'servers' }}
      columns={serverColumns}
      query={{ ...query, data }}
      trackBy={({ serverId }) => serverId}
      empty={
        <EmptyState title="No servers" text="In this course no server is launched and checked." />
      }
    />
  );
}
