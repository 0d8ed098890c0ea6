/** The product's time, as the server tells it: on a laptop it runs faster than the browser's. */
import { useSyncExternalStore } from 'react';

const TICK = 1000;

interface Anchor {
  product: number;
  browser: number;
  speed: number;
}

let anchor: Anchor | undefined;
let shown = { product: Date.now(), browser: Date.now() };
let timer: number | undefined;
const listeners = new Set<() => void>();

/** With what `GET /me` has just answered; without, the browser's own time counts. */
export function followClock(told: { now: string; clockSpeed: number } | undefined): void {
  anchor = told && {
    product: Date.parse(told.now),
    browser: Date.now(),
    speed: told.clockSpeed,
  };
  tick();
}

export function productNow(): number {
  const browser = Date.now();
  return anchor ? anchor.product + (browser - anchor.browser) * anchor.speed : browser;
}

/** Milliseconds, anew each second: what times of the API are to be compared with. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => shown.product);
}

/** For what happens in the browser itself, such as the age of an answer. */
export function useBrowserNow(): number {
  return useSyncExternalStore(subscribe, () => shown.browser);
}

function tick(): void {
  shown = { product: productNow(), browser: Date.now() };
  listeners.forEach((listener) => listener());
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (listeners.size === 1) {
    timer = window.setInterval(tick, TICK);
    tick();
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) window.clearInterval(timer);
  };
}
