/** Everything around the pages. */
import AppLayoutToolbar from '@cloudscape-design/components/app-layout-toolbar';
import BreadcrumbGroup from '@cloudscape-design/components/breadcrumb-group';
import Flashbar from '@cloudscape-design/components/flashbar';
import HelpPanel from '@cloudscape-design/components/help-panel';
import SideNavigation from '@cloudscape-design/components/side-navigation';
import SplitPanel from '@cloudscape-design/components/split-panel';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useLocation, useOutlet } from 'react-router';

import { useSession } from '@/auth/session';
import { useFollow } from '@/lib/follow';

import { FastTime } from './FastTime';
import { useFocusOnNewPage } from './focus';
import { activePath, navigationOf } from './navigation';
import { useNotifications } from './notifications';
import type { Page } from './page';
import { PageProvider, useShownPage } from './page';
import { screens } from './screens';
import { PRODUCT, TopBar } from './TopBar';

export function Shell() {
  const page = useOutlet();
  return (
    <PageProvider>
      <Frame>{page}</Frame>
    </PageProvider>
  );
}

function Frame({ children }: { children: ReactNode }) {
  const page = useShownPage();
  useFocusOnNewPage();
  const [isNavigationOpen, setNavigationOpen] = useState(true);
  const [isHelpOpen, setHelpOpen] = useState(false);
  const [panelSize, setPanelSize] = useState(360);
  return (
    <>
      <title>{page.title ? `${page.title} – ${PRODUCT}` : PRODUCT}</title>
      <header id="top">
        <TopBar />
        <FastTime />
      </header>
      <AppLayoutToolbar
        headerSelector="#top"
        contentType={page.contentType ?? 'default'}
        navigation={<Navigation />}
        navigationOpen={isNavigationOpen}
        onNavigationChange={({ detail }) => setNavigationOpen(detail.open)}
        breadcrumbs={<Breadcrumbs page={page} />}
        notifications={<Flashbar items={useNotifications()} stackItems />}
        stickyNotifications
        tools={page.help && <HelpPanel header={<h2>{page.title}</h2>}>{page.help}</HelpPanel>}
        toolsHide={!page.help}
        toolsOpen={isHelpOpen}
        onToolsChange={({ detail }) => setHelpOpen(detail.open)}
        splitPanel={page.panel && <Panel panel={page.panel} />}
        splitPanelOpen={Boolean(page.panel)}
        splitPanelSize={panelSize}
        onSplitPanelResize={({ detail }) => setPanelSize(detail.size)}
        onSplitPanelToggle={({ detail }) => {
          if (!detail.open) page.panel?.onClose();
        }}
        content={children}
      />
    </>
  );
}

function Navigation() {
  const { may } = useSession();
  const { pathname } = useLocation();
  return (
    <SideNavigation
      items={navigationOf(screens, may)}
      activeHref={activePath(screens, pathname)}
      onFollow={useFollow()}
    />
  );
}

function Breadcrumbs({ page }: { page: Page }) {
  const { pathname } = useLocation();
  const items = [
    { text: PRODUCT, href: '/' },
    ...(page.parents ?? []),
    { text: page.title, href: pathname },
  ];
  return <BreadcrumbGroup items={items} onFollow={useFollow()} ariaLabel="Breadcrumbs" />;
}

function Panel({ panel }: { panel: NonNullable<Page['panel']> }) {
  return (
    <SplitPanel header={panel.header} closeBehavior="hide" hidePreferencesButton>
      {panel.content}
    </SplitPanel>
  );
}
