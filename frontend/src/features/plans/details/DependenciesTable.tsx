import { useMemo } from 'react';

import type { Asked } from '@/ui/table/TableFrame';
import { ResourceTable } from '@/ui/table/ResourceTable';

import { NoWaves } from './NoWaves';
import type { PlanWave } from './plan-waves';
import { dependencyColumns } from './wave-columns';

interface Props {
  query: Asked;
  waves: PlanWave[];
  onChoose: (name: string) => void;
}

/** What the graph shows, in words. */
export function DependenciesTable({ query, waves, onChoose }: Props) {
  const columns = useMemo(() => dependencyColumns(onChoose), [onChoose]);
  return (
    <ResourceTable
      id="plan-dependencies"
      title="Dependencies"
      words={{ one: 'wave', many: 'waves' }}
      variant="EMBEDDED"
      columns={columns}
      query={{ ...query, data: waves }}
      trackBy={({ key }) => key}
      empty={<NoWaves />}
    />
  );
}
