import SpaceBetween from '@cloudscape-design/components/space-between';
import Tabs from '@cloudscape-design/components/tabs';
import type { ReactNode } from 'react';

import type { Location, ServerDetail } from '@/api/generated';
import { useUrlChoice } from '@/lib/url-state';
import { LoadingPage } from '@/ui/LoadingPage';
import { PlaceProblems } from '@/ui/PlaceProblems';
import { ProblemAlert } from '@/ui/ProblemAlert';

import { LaunchSettingsTab } from './LaunchSettingsTab';
import { RecoveryPointsTab } from './RecoveryPointsTab';
import { ServerFacts } from './ServerFacts';
import { ServerReadiness } from './ServerReadiness';
import { useServer } from './servers-query';
import { ServerTags } from './ServerTags';

const TABS = ['overview', 'points', 'settings', 'tags'] as const;

interface Props {
  server: { serverId: string; location: Location };
}

/** Everything about one server, whether it is on the page of the list or not. */
export function ServerPanel({ server }: Props) {
  const [tab, setTab] = useUrlChoice('tab', TABS);
  const query = useServer(server);
  return (
    <Tabs
      activeTabId={tab}
      onChange={({ detail }) => setTab(TABS.find((id) => id === detail.activeTabId) ?? TABS[0])}
      tabs={[
        {
          id: 'overview',
          label: 'Overview',
          content: <Asked query={query}>{(found) => <Overview server={found} />}</Asked>,
        },
        {
          id: 'points',
          label: 'Recovery points',
          content: tab === 'points' && <RecoveryPointsTab server={server} />,
        },
        {
          id: 'settings',
          label: 'Launch settings',
          content: tab === 'settings' && <LaunchSettingsTab server={server} />,
        },
        {
          id: 'tags',
          label: 'Tags',
          content: <Asked query={query}>{({ tags }) => <ServerTags tags={tags} />}</Asked>,
        },
      ]}
    />
  );
}

interface AskedProps {
  query: ReturnType<typeof useServer>;
  children: (server: ServerDetail) => ReactNode;
}

function Asked({ query, children }: AskedProps) {
  if (query.data) return children(query.data);
  if (!query.error) return <LoadingPage />;
  return (
    <ProblemAlert
      problem={query.error}
      header="The server could not be loaded"
      onRetry={() => void query.refetch()}
    />
  );
}

function Overview({ server }: { server: ServerDetail }) {
  return (
    <SpaceBetween size="l">
      <PlaceProblems places={[server.place]} />
      <ServerReadiness readiness={server.readiness} />
      <ServerFacts server={server} />
    </SpaceBetween>
  );
}
