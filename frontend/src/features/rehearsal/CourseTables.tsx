import { useMemo } from 'react';

import type { Rehearsal } from '@/api/generated';
import { EmptyState } from '@/ui/EmptyState';
import { useListOfPage } from '@/ui/table/of-page';
import { ResourceTable } from '@/ui/table/ResourceTable';

import { serverColumns, waveColumns } from './course-columns';
import { serverRows, waveRows } from './timeline-model';

interface Props {
  rehearsal: Rehearsal;
  of: 'WAVES' | 'SERVERS';
}

/** The predicted course for whoever would rather read it, sort it, or look for a server. */
export function CourseTable({ rehearsal, of }: Props) {
  return of === 'WAVES' ? <Waves rehearsal={rehearsal} /> : <Servers rehearsal={rehearsal} />;
}

function Waves({ rehearsal: { timeline } }: Omit<Props, 'of'>) {
  const rows = useMemo(() => waveRows(timeline), [timeline]);
  const columns = useMemo(() => waveColumns(rows), [rows]);
  return (
    <ResourceTable
      id="rehearsal-waves"
      variant="EMBEDDED"
      title="Waves"
      words={{ one: 'wave', many: 'waves' }}
      columns={columns}
      query={useListOfPage(rows)}
      trackBy={({ wave }) => String(wave)}
      empty={<EmptyState title="No waves" text="The plan has no wave that anything could be in." />}
    />
  );
}

function Servers({ rehearsal: { timeline, hostnames } }: Omit<Props, 'of'>) {
  const rows = useMemo(() => serverRows(timeline, hostnames), [timeline, hostnames]);
  return (
    <ResourceTable
      id="rehearsal-servers"
      variant="EMBEDDED"
      title="Servers"
      words={{ one: 'server', many: 'servers' }}
      columns={serverColumns}
      query={useListOfPage(rows)}
      trackBy={({ serverId }) => serverId}
      empty={
        <EmptyState title="No servers" text="In this course no server is launched and checked." />
      }
    />
  );
}
