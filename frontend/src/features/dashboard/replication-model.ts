/** How servers replicate, as slices of a ring; each slice has the colour of its status. */
import type { ReplicationCount } from '@/api/generated';
import { serversPath } from '@/lib/paths';
import type { Shown } from '@/ui/status';
import { replicationStatus } from '@/ui/status';

export interface Slice extends Shown {
  count: number;
  colour: string;
  to: string;
}

const COLOURS: Partial<Record<Shown['type'], string>> = {
  success: 'success',
  'in-progress': 'info',
  warning: 'warning',
  error: 'error',
};

export function slicesOf(counts: readonly ReplicationCount[]): Slice[] {
  return counts.map(({ replication, count, query }) => {
    const shown = replicationStatus(replication);
    return {
      ...shown,
      count,
      colour: `var(--dr-chart-${COLOURS[shown.type] ?? 'inactive'})`,
      to: serversPath(query),
    };
  });
}
