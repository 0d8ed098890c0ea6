import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tabs from '@cloudscape-design/components/tabs';

import { usePage } from '@/app/page';
import { useUrlChoice } from '@/lib/url-state';

import { About } from './About';
import { ExportPanel } from './ExportPanel';
import { ImportPanel } from './ImportPanel';
import { SettingsHelp } from './SettingsHelp';

const TABS = ['configuration', 'about'] as const;

/** The configuration as a document, and what this installation is. */
export function SettingsPage() {
  const [tab, setTab] = useUrlChoice('tab', TABS);
  usePage({ title: 'Settings', help: <SettingsHelp /> });
  return (
    <ContentLayout header={<Header variant="h1">Settings</Header>}>
      <Tabs
        activeTabId={tab}
        onChange={({ detail }) => setTab(TABS.find((id) => id === detail.activeTabId) ?? TABS[0])}
        tabs={[
          {
            id: 'configuration',
            label: 'Configuration',
            content: (
              <SpaceBetween size="l">
                <ExportPanel />
                <ImportPanel />
              </SpaceBetween>
            ),
          },
          { id: 'about', label: 'About', content: <About /> },
        ]}
      />
    </ContentLayout>
  );
}
