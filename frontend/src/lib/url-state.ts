/** What can be shared by a link lives in the address: filters, tabs, what is selected. */
import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

/** Undefined: not in the address. Setting it replaces the entry in the history. */
export function useUrlText(
  name: string,
): [string | undefined, (value: string | undefined) => void] {
  const [params, setParams] = useSearchParams();
  const set = useCallback(
    (value: string | undefined) => {
      setParams(
        (before) => {
          const after = new URLSearchParams(before);
          if (value) after.set(name, value);
          else after.delete(name);
          return after;
        },
        { replace: true },
      );
    },
    [name, setParams],
  );
  return [params.get(name) ?? undefined, set];
}

export type UrlTexts<N extends string> = Readonly<Partial<Record<N, string>>>;

/** Several that change together, such as the filters of a list; those that are left out go. */
export function useUrlTexts<N extends string>(
  names: readonly N[],
): [UrlTexts<N>, (values: UrlTexts<N>) => void] {
  const [params, setParams] = useSearchParams();
  const set = useCallback(
    (values: UrlTexts<N>) => {
      setParams(
        (before) => {
          const after = new URLSearchParams(before);
          for (const name of names) {
            const value = values[name];
            if (value) after.set(name, value);
            else after.delete(name);
          }
          return after;
        },
        { replace: true },
      );
    },
    [names, setParams],
  );
  const stated = names.flatMap((name) => {
    const value = params.get(name);
    return value ? [[name, value] as const] : [];
  });
  return [Object.fromEntries(stated) as UrlTexts<N>, set];
}

/** One of `values`; anything else in the address counts as the first, which is not written there. */
export function useUrlChoice<T extends string>(
  name: string,
  values: readonly [T, ...T[]],
): [T, (value: T) => void] {
  const [text, setText] = useUrlText(name);
  const chosen = values.find((value) => value === text) ?? values[0];
  return [chosen, (value) => setText(value === values[0] ? undefined : value)];
}
