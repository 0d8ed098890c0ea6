/** Before every test file: a page, an API that refuses what no test expects, and clean storage. */
import '@testing-library/jest-dom/vitest';

import { cleanup, configure } from '@testing-library/react';
import { afterAll, afterEach, beforeAll } from 'vitest';

import { followClock } from '@/lib/clock';

import { server } from './server';

// Only how long a failing test waits: the machine may be busy with other things.
configure({ asyncUtilTimeout: 20_000 });
Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

/** jsdom draws nothing, so it has no sizes to observe. */
class NoResizeObserver implements ResizeObserver {
  observe() {}
  unobserve() {}
  disconnect() {}
}

/** As much as the graph of a plan reads of it. */
class ScaleOnly {
  readonly m22: number;
  constructor(transform?: string) {
    this.m22 = Number(/scale\(([\d.]+)\)/.exec(transform ?? '')?.[1] ?? 1);
  }
}

HTMLCanvasElement.prototype.getContext = () => null;
globalThis.ResizeObserver ??= NoResizeObserver;
globalThis.DOMMatrixReadOnly ??= ScaleOnly as unknown as typeof DOMMatrixReadOnly;

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => {
  cleanup();
  server.resetHandlers();
  localStorage.clear();
  sessionStorage.clear();
  followClock(undefined);
});
afterAll(() => server.close());
