import { useMemo } from 'react';

import { useListOfPage } from '@/ui/table/of-page';
import { ResourceTable } from '@/ui/table/ResourceTable';

import { NoWaves } from './NoWaves';
import type { PlanWave } from './plan-waves';
import { waveColumns } from './wave-columns';

interface Props {
  waves: PlanWave[];
  onChoose: (name: string) => void;
}

/** What happens in each wave; the panel has the rest. */
export function WavesTab({ waves, onChoose }: Props) {
  const columns = useMemo(() => waveColumns(onChoose), [onChoose]);
  return (
    <ResourceTable
      id="plan-waves"
      title="Waves"
      words={{ one: 'wave', many: 'waves' }}
      variant="EMBEDDED"
      columns={columns}
      query={useListOfPage(waves)}
      trackBy={({ key }) => key}
      empty={<NoWaves />}
    />
  );
}
