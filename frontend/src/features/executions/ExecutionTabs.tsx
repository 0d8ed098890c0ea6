import Container from '@cloudscape-design/components/container';
import Tabs from '@cloudscape-design/components/tabs';
import type { ReactNode } from 'react';
import { lazy, Suspense } from 'react';

import type { ExecutionView, Timeline } from '@/api/generated';
import { useUrlTexts } from '@/lib/url-state';
import { LoadingPage } from '@/ui/LoadingPage';

import type { Ask } from './requests/operator-request';
import { TimelineSection } from './timeline/TimelineSection';

const tables = () => import('./tables/ExecutionTables');
const WavesTable = lazy(async () => ({ default: (await tables()).WavesTable }));
const ServersTable = lazy(async () => ({ default: (await tables()).ServersTable }));
const EventsTable = lazy(async () => ({ default: (await tables()).EventsTable }));
const JobsTable = lazy(async () => ({ default: (await import('./panel/JobsTable')).JobsTable }));

interface Props {
  view: ExecutionView;
  prediction: Timeline | null;
  chosenId: string | undefined;
  onAsk: Ask;
  onShow: (id: string) => void;
}

const TABS = ['timeline', 'waves', 'servers', 'events', 'terminations'] as const;

export function ExecutionTabs({ view, onAsk, onShow, ...rest }: Props) {
  const [tab, setTab] = useTab();
  const shared = { view, onShow };
  return (
    <Tabs
      ariaLabel="Parts of the execution"
      activeTabId={tab}
      onChange={({ detail }) => setTab(detail.activeTabId)}
      tabs={[
        {
          id: 'timeline',
          label: 'Timeline',
          content: (
            <TimelineSection
              waves={view.waves}
              servers={view.servers}
              startedAt={view.startedAt}
              endedAt={view.endedAt}
              prediction={rest.prediction}
              chosenId={rest.chosenId}
              onShow={onShow}
            />
          ),
        },
        {
          id: 'waves',
          label: `Waves (${view.waveCount})`,
          content: behind(<WavesTable {...shared} onAsk={onAsk} />),
        },
        {
          id: 'servers',
          label: `Servers (${view.serverCount})`,
          content: behind(<ServersTable {...shared} />),
        },
        { id: 'events', label: 'Events', content: behind(<EventsTable {...shared} />) },
        ...(view.terminations.length > 0 ? [terminationsTab(view, onShow)] : []),
      ]}
    />
  );
}

function terminationsTab({ terminations }: ExecutionView, onShow: (id: string) => void) {
  return {
    id: 'terminations',
    label: `Terminations (${terminations.length})`,
    content: behind(
      <Container>
        <JobsTable jobs={terminations} title="Terminations" onShow={onShow} />
      </Container>,
    ),
  };
}

/** Tables are loaded when somebody opens their tab. */
const behind = (table: ReactNode) => <Suspense fallback={<LoadingPage />}>{table}</Suspense>;

const IN_ADDRESS = ['tab', 'filter'] as const;

/** Each tab has a filter of its own: that of the one before would find nothing here. */
function useTab(): [string, (tab: string) => void] {
  const [{ tab }, set] = useUrlTexts(IN_ADDRESS);
  const chosen = TABS.find((each) => each === tab) ?? TABS[0];
  return [chosen, (next) => set(next === TABS[0] ? {} : { tab: next })];
}
