import { useMemo } from 'react';

import { useListOfPage } from '@/ui/table/of-page';
import { ResourceTable } from '@/ui/table/ResourceTable';

import { NoWaves } from './NoWaves';
import type { PlanWave } from './plan-waves';
import { dependencyColumns, waveColumns } from './wave-columns';

const SUBJECTS = {
  waves: { id: 'plan-waves', title: 'Waves', columnsOf: waveColumns },
  dependencies: { id: 'plan-dependencies', title: 'Dependencies', columnsOf: dependencyColumns },
} as const;

interface Props {
  /** What happens in each wave, or what the graph shows. The panel has the rest. */
  about: keyof typeof SUBJECTS;
  waves: PlanWave[];
  onChoose: (name: string) => void;
}

export function WavesTable({ about, waves, onChoose }: Props) {
  const { id, title, columnsOf } = SUBJECTS[about];
  const columns = useMemo(() => columnsOf(onChoose), [columnsOf, onChoose]);
  return (
    <ResourceTable
      id={id}
      title={title}
      words={{ one: 'wave', many: 'waves' }}
      variant="EMBEDDED"
      columns={columns}
      query={useListOfPage(waves)}
      trackBy={({ key }) => key}
      empty={<NoWaves />}
    />
  );
}
