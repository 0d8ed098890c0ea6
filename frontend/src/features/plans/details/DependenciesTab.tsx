import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMemo } from 'react';

import { useUrlChoice } from '@/lib/url-state';
import { EmptyState } from '@/ui/EmptyState';
import type { Asked } from '@/ui/table/TableFrame';
import { ResourceTable } from '@/ui/table/ResourceTable';

import { LazyGraph } from '../graph/LazyGraph';
import type { PlanWave } from './plan-waves';
import { dependencyColumns } from './wave-columns';

const VIEWS = ['graph', 'table'] as const;

interface Props {
  query: Asked;
  waves: PlanWave[];
  chosen: string | undefined;
  onChoose: (name: string) => void;
}

/** Which wave waits for which: as a graph, and as a table that says the same. */
export function DependenciesTab({ query, waves, chosen, onChoose }: Props) {
  const [view, setView] = useUrlChoice('view', VIEWS);
  const columns = useMemo(() => dependencyColumns(onChoose), [onChoose]);
  return (
    <SpaceBetween size="m">
      <SegmentedControl
        label="How the dependencies are shown"
        selectedId={view}
        onChange={({ detail }) => setView(detail.selectedId === 'table' ? 'table' : 'graph')}
        options={[
          { id: 'graph', text: 'Graph' },
          { id: 'table', text: 'Table' },
        ]}
      />
      {view === 'graph' ? (
        <Container
          header={
            <Header
              variant="h2"
              description="A wave begins when all waves to its left that lead to it have ended well. Open one to see what it does."
            >
              Dependencies
            </Header>
          }
        >
          {waves.length > 0 ? (
            <LazyGraph waves={waves} chosen={chosen} onChoose={onChoose} />
          ) : (
            <NoWaves />
          )}
        </Container>
      ) : (
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
      )}
    </SpaceBetween>
  );
}

export function NoWaves() {
  return (
    <EmptyState
      title="No waves"
      text="A plan without waves recovers nothing. Edit it and add a wave with a protection group."
    />
  );
}
