import { QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { expect, test } from 'vitest';

import type { Me } from '@/api/generated';
import { newQueryClient } from '@/api/query-client';
import { SessionContext, sessionOf } from '@/auth/session';
import { administrator, meansOf } from '@test/render';

import { usePage } from './page';
import { routesOf } from './router';

function Plans() {
  usePage({ title: 'Recovery plans', help: <p>Waves and more.</p> });
  return <h1>Recovery plans</h1>;
}

function open(path: string, me: Me = administrator) {
  const routes = routesOf([
    { path: '/plans', load: () => Promise.resolve(Plans), needs: 'listPlans' },
  ]);
  const router = createMemoryRouter(routes, { initialEntries: [path] });
  render(
    <QueryClientProvider client={newQueryClient()}>
      <SessionContext value={sessionOf(me, meansOf())}>
        <RouterProvider router={router} />
      </SessionContext>
    </QueryClientProvider>,
  );
  return userEvent.setup();
}

test('the start page is the first screen, with its title on the tab', async () => {
  open('/');

  expect(await screen.findByRole('heading', { name: 'Recovery plans' })).toBeInTheDocument();
  expect(document.title).toBe('Recovery plans – Disaster recovery');
});

test('an address that leads nowhere says so', async () => {
  open('/nowhere');

  expect(await screen.findByText(/There is no such page/)).toBeInTheDocument();
});

test('whose role does not allow a page learns that, and does not get it', async () => {
  open('/plans', { ...administrator, roles: ['Viewer'], operations: [] });

  expect(await screen.findByText(/Your role does not allow this page/)).toBeInTheDocument();
  expect(screen.queryByText('Recovery plans')).not.toBeInTheDocument();
});

test('in the local cloud it says how fast time runs, elsewhere it does not', async () => {
  open('/plans', { ...administrator, clockSpeed: 60 });

  expect(await screen.findByText(/time runs 60 times as fast/)).toBeInTheDocument();
});

test('where time runs as everywhere, nothing is said of it', async () => {
  open('/plans');

  await screen.findByRole('heading', { name: 'Recovery plans' });
  expect(screen.queryByText(/times as fast/)).not.toBeInTheDocument();
});
