/** Choices of one person that outlive the page: in localStorage, and checked when they are read. */
import { useCallback, useMemo, useSyncExternalStore } from 'react';
import type * as z from 'zod/mini';

const PREFIX = 'recovery-console:';
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}

/** `schema` and `fallback` must be constants: what does not fit counts as never chosen. */
export function useStored<T>(
  name: string,
  schema: z.ZodMiniType<T>,
  fallback: T,
): [T, (value: T) => void] {
  const key = PREFIX + name;
  const text = useSyncExternalStore(subscribe, () => localStorage.getItem(key));
  const value = useMemo(() => parsed(text, schema) ?? fallback, [text, schema, fallback]);
  const choose = useCallback(
    (chosen: T) => {
      localStorage.setItem(key, JSON.stringify(chosen));
      listeners.forEach((listener) => listener());
    },
    [key],
  );
  return [value, choose];
}

/** Undefined where it is no JSON, or not of that form. */
export function parsed<T>(text: string | null, schema: z.ZodMiniType<T>): T | undefined {
  if (text === null) return undefined;
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
