/** Pages as somebody sees them: with a router, the API, messages, and a session of chosen roles. */
import I18nProvider from '@cloudscape-design/components/i18n';
import enMessages from '@cloudscape-design/components/i18n/messages/all.en.json';
import { QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ComponentType, ReactNode } from 'react';
import { createMemoryRouter, RouterProvider } from 'react-router';

import { NotificationsProvider, useNotifications } from '@/app/notifications';
import { PageProvider, useShownPage } from '@/app/page';
import { connectApi } from '@/api/connect';
import type { Me } from '@/api/generated';
import { zGetMeResponse } from '@/api/generated/zod.gen';
import { newQueryClient } from '@/api/query-client';
import type { SecondFactor } from '@/auth/port';
import { SessionContext, sessionOf } from '@/auth/session';

import { exampleOf } from './examples';
import { API } from './server';

interface Options {
  /** The address, with its query. */
  at?: string;
  /** Where the page is routed, if its address has parameters. */
  path?: string;
  me?: Me;
  secondFactor?: Partial<SecondFactor>;
}

export const administrator: Me = exampleOf('getMe', zGetMeResponse);

const reads = (operation: string) => /^(get|list|preview|validate|rehearse|export)/.test(operation);

export const viewer: Me = {
  ...administrator,
  roles: ['Viewer'],
  operations: administrator.operations.filter(reads),
  recoveryOperations: administrator.operations.filter(reads),
};

/** Of somebody who has none, and gets one with any code. */
const secondFactorOf = (does: Partial<SecondFactor> = {}): SecondFactor => ({
  isSetUp: () => Promise.resolve(false),
  begin: (account) => Promise.resolve({ secret: 'KEY7', link: `otpauth://totp/${account}` }),
  confirm: () => Promise.resolve(),
  ...does,
});

export const meansOf = (does?: Partial<SecondFactor>) => ({
  signOut: () => Promise.resolve(),
  secondFactor: secondFactorOf(does),
});

export function renderPage(Page: ComponentType, options: Options = {}) {
  const { at = '/', path = '*', me = administrator, secondFactor } = options;
  connectApi({
    baseUrl: API,
    tokens: { idToken: () => Promise.resolve('token') },
    onSignedOut: () => undefined,
  });
  const queryClient = newQueryClient();
  queryClient.setDefaultOptions({
    queries: { ...queryClient.getDefaultOptions().queries, retryDelay: 0 },
  });
  const router = createMemoryRouter([{ path, element: <Framed>{<Page />}</Framed> }], {
    initialEntries: [at],
  });
  const session = sessionOf(me, meansOf(secondFactor));
  const view = render(
    <I18nProvider locale="en" messages={[enMessages]}>
      <QueryClientProvider client={queryClient}>
        <SessionContext value={session}>
          <NotificationsProvider>
            <RouterProvider router={router} />
          </NotificationsProvider>
        </SessionContext>
      </QueryClientProvider>
    </I18nProvider>,
  );
  const user = userEvent.setup();
  /** At once: typing letter by letter draws the page as often. */
  const fill = async (field: HTMLElement, text: string) => {
    await user.clear(field);
    await user.click(field);
    await user.paste(text);
  };
  return { ...view, user, fill, router };
}

/** As much of the shell as shows what a page tells it. */
function Framed({ children }: { children: ReactNode }) {
  return (
    <PageProvider>
      {children}
      <Told />
    </PageProvider>
  );
}

function Told() {
  const page = useShownPage();
  return (
    <>
      <title>{page.title}</title>
      {page.panel && (
        <section aria-label={page.panel.header}>
          <h2>{page.panel.header}</h2>
          {page.panel.content}
        </section>
      )}
      {useNotifications().map(({ id, header }) => (
        <p key={id} role="status">
          {header}
        </p>
      ))}
    </>
  );
}
