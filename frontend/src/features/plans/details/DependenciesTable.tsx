import { useMemo } from 'react';

import { useListOfPage } from '@/ui/table/of-page';
import { ResourceTable } from '@/ui/table/ResourceTable';

import { NoWaves } from './NoWaves';
import type { PlanWave } from './plan-waves';
import { dependencyColumns } from './wave-columns';

interface Props {
  waves: PlanWave[];
  onChoose: (name: string) => void;
}

/** What the graph shows, in words. */
export function DependenciesTable({ waves, onChoose }: Props) {
  const columns = useMemo(() => dependencyColumns(onChoose), [onChoose]);
  return (
    <ResourceTable
      id="plan-dependencies"
      title="Dependencies"
      words={{ one: 'wave', many: 'waves' }}
      variant="EMBEDDED"
      columns={columns}
      query={useListOfPage(waves)}
      trackBy={({ key }) => key}
      empty={<NoWaves />}
    />
  );
}
