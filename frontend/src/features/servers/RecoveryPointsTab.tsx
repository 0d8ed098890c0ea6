import type { Location, RecoveryPoint } from '@/api/generated';
import { Age } from '@/ui/Age';
import { EmptyState } from '@/ui/EmptyState';
import type { Column } from '@/ui/table/columns';
import { PagedTable } from '@/ui/table/PagedTable';
import { useTablePreferences } from '@/ui/table/table-preferences';
import { Time } from '@/ui/Time';

import { useRecoveryPoints } from './servers-query';

const ID = 'recovery-points';
const COLUMNS: Column<RecoveryPoint>[] = [
  { id: 'takenAt', header: 'Taken', cell: ({ takenAt }) => <Time at={takenAt} />, width: 240 },
  { id: 'age', header: 'Age', cell: ({ takenAt }) => <Age of={takenAt} />, width: 180 },
  { id: 'snapshotId', header: 'Id', cell: ({ snapshotId }) => snapshotId },
];

interface Props {
  server: { serverId: string; location: Location };
}

/** To which points in time the server can be recovered; DRS is asked for them each time. */
export function RecoveryPointsTab({ server }: Props) {
  const [{ pageSize }] = useTablePreferences(ID, COLUMNS);
  const query = useRecoveryPoints(server, pageSize);
  return (
    <PagedTable
      id={ID}
      variant="EMBEDDED"
      title="Recovery points"
      description="The newest first. A start takes the latest one, unless another one is chosen there."
      words={{ one: 'recovery point', many: 'recovery points' }}
      columns={COLUMNS}
      query={query}
      trackBy={({ snapshotId }) => snapshotId}
      empty={
        <EmptyState
          title="No recovery points"
          text="DRS makes the first one when the initial sync is done. Until then the server can't be recovered."
        />
      }
    />
  );
}
