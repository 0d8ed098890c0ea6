import Tabs from '@cloudscape-design/components/tabs';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { lazy, Suspense } from 'react';

import type { ApiError } from '@/api/api-error';
import type { PlanValidation, PlanView } from '@/api/generated';
import { useUrlChoice } from '@/lib/url-state';
import { LoadingPage } from '@/ui/LoadingPage';

import { DependenciesTab } from './DependenciesTab';
import type { PlanWave } from './plan-waves';
import { SettingsTab } from './SettingsTab';

const WavesTable = lazy(async () => ({ default: (await import('./WavesTable')).WavesTable }));
const FindingsTab = lazy(async () => ({ default: (await import('./FindingsTab')).FindingsTab }));
const ExecutionsTab = lazy(async () => ({
  default: (await import('./ExecutionsTab')).ExecutionsTab,
}));

const TABS = ['dependencies', 'waves', 'findings', 'executions', 'settings'] as const;
type Tab = (typeof TABS)[number];

interface Props {
  plan: PlanView;
  waves: PlanWave[];
  validation: UseQueryResult<PlanValidation, ApiError>;
  chosen: string | undefined;
  onChoose: (wave: string) => void;
}

export function PlanTabs({ plan, waves, validation, chosen, onChoose }: Props) {
  const [tab, setTab] = useUrlChoice('tab', TABS);
  const found = validation.data?.findings.length;
  const contents: Record<Tab, { label: string; content: ReactNode }> = {
    dependencies: {
      label: 'Dependencies',
      content: <DependenciesTab waves={waves} chosen={chosen} onChoose={onChoose} />,
    },
    waves: {
      label: `Waves (${waves.length})`,
      content: <WavesTable about="waves" waves={waves} onChoose={onChoose} />,
    },
    findings: {
      label: found === undefined ? 'Findings' : `Findings (${found})`,
      content: <FindingsTab plan={plan} waves={waves} query={validation} onOpen={onChoose} />,
    },
    executions: { label: 'Executions', content: <ExecutionsTab planId={plan.planId} /> },
    settings: { label: 'Settings and objectives', content: <SettingsTab plan={plan} /> },
  };
  return (
    <Tabs
      activeTabId={tab}
      onChange={({ detail }) => setTab(TABS.find((each) => each === detail.activeTabId) ?? TABS[0])}
      tabs={TABS.map((id) => ({
        id,
        label: contents[id].label,
        content: tab === id && (
          <Suspense fallback={<LoadingPage />}>{contents[id].content}</Suspense>
        ),
      }))}
    />
  );
}
