/** What is tried out, in the address: changes and left-out servers, set together. */
import { useMemo } from 'react';

import { leftOutOf, leftOutText } from '@/lib/left-out';
import { useUrlTexts } from '@/lib/url-state';

import { changesOf, changesText } from './changes';
import type { Tried } from './rehearsal-query';

const NAMES = ['changes', 'without'] as const;

export function useTried(): [Tried, (tried: Tried) => void] {
  const [{ changes, without }, setTexts] = useUrlTexts(NAMES);
  const tried = useMemo(
    () => ({ changes: changesOf(changes), withoutServerIds: leftOutOf(without) }),
    [changes, without],
  );
  const set = (next: Tried) => {
    const texts = {
      changes: changesText(next.changes),
      without: leftOutText(next.withoutServerIds),
    };
    setTexts(Object.fromEntries(Object.entries(texts).filter(([, text]) => text)));
  };
  return [tried, set];
}
