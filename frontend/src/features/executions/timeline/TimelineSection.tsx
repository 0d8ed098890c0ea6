import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { lazy, memo, Suspense, useCallback, useMemo, useState } from 'react';

import type { ServerInExecution, Timeline as Prediction, WaveView } from '@/api/generated';
import { useUrlChoice } from '@/lib/url-state';
import { Legend } from '@/ui/chart/Legend';
import { LoadingPage } from '@/ui/LoadingPage';

import { legendOf } from './legend';
import { openAtFirst, rowsOf } from './rows';
import { Timeline } from './Timeline';

const TimelineTable = lazy(async () => ({
  default: (await import('./TimelineTable')).TimelineTable,
}));

interface Props {
  waves: WaveView[];
  servers: ServerInExecution[];
  startedAt: string;
  endedAt: string | null;
  /** Null: it is not known, or not yet. */
  prediction: Prediction | null;
  chosenId: string | undefined;
  onShow: (id: string) => void;
}

const VIEWS = [
  { id: 'timeline', text: 'Timeline' },
  { id: 'table', text: 'Table' },
];
const ZOOMS = [
  { id: '1', text: 'Fit' },
  { id: '2', text: '×2' },
  { id: '4', text: '×4' },
];

/** The same facts twice: as bars over time, and as a table. */
export const TimelineSection = memo(function TimelineSection(props: Props) {
  const { waves, servers, prediction, endedAt } = props;
  const [view, setView] = useUrlChoice('view', ['timeline', 'table']);
  const [zoom, setZoom] = useUrlChoice('zoom', ['1', '2', '4']);
  const [nowAsked, setNowAsked] = useState(0);
  const [open, setOpen] = useState(() => openAtFirst({ waves, servers }));
  const toggle = useCallback((number: number) => setOpen((before) => toggled(before, number)), []);
  const rows = useMemo(
    () => rowsOf({ waves, servers }, prediction, open),
    [waves, servers, prediction, open],
  );
  const isAllOpen = open.size === waves.length;

  return (
    <Container
      header={
        <Header
          variant="h2"
          actions={
            <SpaceBetween direction="horizontal" size="xs" alignItems="center">
              <Button
                onClick={() => setOpen(new Set(isAllOpen ? [] : waves.map((wave) => wave.number)))}
              >
                {isAllOpen ? 'Hide servers' : 'Show servers'}
              </Button>
              {view === 'timeline' && !endedAt && (
                <Button onClick={() => setNowAsked((count) => count + 1)}>Go to now</Button>
              )}
              {view === 'timeline' && (
                <SegmentedControl
                  label="Zoom"
                  options={ZOOMS}
                  selectedId={zoom}
                  onChange={({ detail }) => setZoom(detail.selectedId as typeof zoom)}
                />
              )}
              <SegmentedControl
                label="Shown as"
                options={VIEWS}
                selectedId={view}
                onChange={({ detail }) => setView(detail.selectedId as typeof view)}
              />
            </SpaceBetween>
          }
        >
          What happens when
        </Header>
      }
    >
      {view === 'timeline' ? (
        <SpaceBetween size="s">
          <Timeline
            rows={rows}
            startedAt={props.startedAt}
            endedAt={endedAt}
            predicted={prediction}
            zoom={Number(zoom)}
            nowAsked={nowAsked}
            chosenId={props.chosenId}
            onShow={props.onShow}
            onToggle={toggle}
          />
          <Legend entries={legendOf(prediction !== null)} />
        </SpaceBetween>
      ) : (
        <Suspense fallback={<LoadingPage />}>
          <TimelineTable rows={rows} onShow={props.onShow} onToggle={toggle} />
        </Suspense>
      )}
    </Container>
  );
});

function toggled(before: ReadonlySet<number>, number: number): ReadonlySet<number> {
  const after = new Set(before);
  if (!after.delete(number)) after.add(number);
  return after;
}
