import I18nProvider from '@cloudscape-design/components/i18n';
import enMessages from '@cloudscape-design/components/i18n/messages/all.en.json';
import { QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import { RouterProvider } from 'react-router';

import { newQueryClient } from '@/api/query-client';
import { cognitoAuth } from '@/auth/cognito-auth';
import { SessionProvider } from '@/auth/session';

import { useAppearance } from './appearance';
import type { Config } from './config';
import { NotificationsProvider } from './notifications';
import { newRouter } from './router';

export function App({ config }: { config: Config }) {
  const [queryClient] = useState(newQueryClient);
  const [auth] = useState(() => cognitoAuth(config.auth));
  const [router] = useState(newRouter);
  useAppearance();
  return (
    <I18nProvider locale="en" messages={[enMessages]}>
      <QueryClientProvider client={queryClient}>
        <SessionProvider auth={auth} apiBaseUrl={config.apiBaseUrl}>
          <NotificationsProvider>
            <RouterProvider router={router} />
          </NotificationsProvider>
        </SessionProvider>
      </QueryClientProvider>
    </I18nProvider>
  );
}
