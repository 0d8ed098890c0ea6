import Tabs from '@cloudscape-design/components/tabs';
import type { ComponentType } from 'react';
import { lazy, Suspense } from 'react';

import type { GroupView } from '@/api/generated';
import { useUrlChoice } from '@/lib/url-state';
import { LoadingPage } from '@/ui/LoadingPage';

/** The tables are most of what the page loads, and only one of them is looked at. */
const MembersTable = lazy(async () => ({ default: (await import('./MembersTable')).MembersTable }));
const LaunchSettings = lazy(async () => ({
  default: (await import('./LaunchSettings')).LaunchSettings,
}));
const DriftTable = lazy(async () => ({ default: (await import('./DriftTable')).DriftTable }));
const GroupPlans = lazy(async () => ({ default: (await import('./GroupPlans')).GroupPlans }));

const TABS = ['servers', 'settings', 'drift', 'plans'] as const;

/** Only what is looked at is asked for. */
export function GroupTabs({ group }: { group: GroupView }) {
  const [tab, setTab] = useUrlChoice('tab', TABS);
  const tabOf = (id: (typeof TABS)[number], label: string, Part: Part) => ({
    id,
    label,
    content: (
      <Suspense fallback={<LoadingPage />}>
        <Part group={group} />
      </Suspense>
    ),
  });
  return (
    <Tabs
      ariaLabel="Parts of the group"
      activeTabId={tab}
      onChange={({ detail }) => setTab(detail.activeTabId as (typeof TABS)[number])}
      tabs={[
        tabOf('servers', 'Servers', MembersTable),
        tabOf('settings', 'Launch settings', LaunchSettings),
        tabOf('drift', 'Drift', DriftTable),
        tabOf('plans', `Plans (${group.planIds.length})`, GroupPlans),
      ]}
    />
  );
}

type Part = ComponentType<{ group: GroupView }>;
