import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { lazy } from 'react';

import { useUrlChoice } from '@/lib/url-state';

import { LazyGraph } from '../graph/LazyGraph';
import { NoWaves } from './NoWaves';
import type { PlanWave } from './plan-waves';

const WavesTable = lazy(async () => ({ default: (await import('./WavesTable')).WavesTable }));

const VIEWS = ['graph', 'table'] as const;

interface Props {
  waves: PlanWave[];
  chosen: string | undefined;
  onChoose: (name: string) => void;
}

/** Which wave waits for which: as a graph, and as a table that says the same. */
export function DependenciesTab({ waves, chosen, onChoose }: Props) {
  const [view, setView] = useUrlChoice('view', VIEWS);
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
        <WavesTable about="dependencies" waves={waves} onChoose={onChoose} />
      )}
    </SpaceBetween>
  );
}
