/** Whether the page is as narrow as on a phone. */
import { useSyncExternalStore } from 'react';

const NARROW = '(max-width: 640px)';

export const useIsNarrow = (): boolean => useSyncExternalStore(follow, isNarrow);

// The pages of component tests have no media queries.
const media = (): MediaQueryList | undefined => window.matchMedia?.(NARROW);
const isNarrow = (): boolean => media()?.matches ?? false;

function follow(tell: () => void): () => void {
  const query = media();
  query?.addEventListener('change', tell);
  return () => query?.removeEventListener('change', tell);
}
