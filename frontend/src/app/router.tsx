/** From the list of screens to routes, each loaded when it is first opened. */
import type { RouteObject } from 'react-router';
import { createBrowserRouter, Navigate } from 'react-router';

import { LoadingPage } from '@/ui/LoadingPage';

import { Guarded } from './Guarded';
import { NotFoundPage } from './NotFoundPage';
import { RouteFailure } from './RouteFailure';
import type { Screen } from './screens';
import { screens } from './screens';
import { Shell } from './Shell';

export function routesOf(all: Screen[]): RouteObject[] {
  const home = all.find(({ path }) => path === '/') ? [] : [startPage(all)];
  return [
    {
      Component: Shell,
      HydrateFallback: LoadingPage,
      ErrorBoundary: RouteFailure,
      children: [
        {
          ErrorBoundary: RouteFailure,
          children: [...home, ...all.map(routeOf), { path: '*', Component: NotFoundPage }],
        },
      ],
    },
  ];
}

function routeOf({ path, load, needs }: Screen): RouteObject {
  const guarded = async () => {
    const Page = await load();
    return () => (
      <Guarded needs={needs}>
        <Page />
      </Guarded>
    );
  };
  return { path, lazy: { Component: guarded } };
}

function startPage(all: Screen[]): RouteObject {
  return { index: true, element: <Navigate to={all[0]?.path ?? '/404'} replace /> };
}

export const newRouter = () => createBrowserRouter(routesOf(screens));
