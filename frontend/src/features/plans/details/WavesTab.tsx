import { useMemo } from 'react';

import type { Asked } from '@/ui/table/TableFrame';
import { ResourceTable } from '@/ui/table/ResourceTable';

import { NoWaves } from './NoWaves';
import type { PlanWave } from './plan-waves';
import { waveColumns } from './wave-columns';

interface Props {
  query: Asked;
  waves: PlanWave[];
  onChoose: (name: string) => void;
}

/** What happens in each wave; the panel has the rest. */
export function WavesTab({ query, waves, onChoose }: Props) {
  const columns = useMemo(() => waveColumns(onChoose), [onChoose]);
  return (
    <ResourceTable
      id="plan-waves"
      title="Waves"
      words={{ one: 'wave', many: 'waves' }}
      variant="EMBEDDED"
      columns={columns}
      query={{ ...query, data: waves }}
      trackBy={({ key }) => key}
      empty={<NoWaves />}
    />
  );
}
