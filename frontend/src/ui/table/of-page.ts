/** A list that came with what the page itself has asked for: the page tells how old it is. */
import { useMemo } from 'react';

import type { Asked } from './TableFrame';

const OF_PAGE: Asked = {
  isPending: false,
  error: null,
  dataUpdatedAt: 0,
  failureCount: 0,
  refetch: () => Promise.resolve(),
  isOfPage: true,
};

/** The same object for as long as the list is: its table is not rendered with every poll. */
export function useListOfPage<T>(data: readonly T[]): Asked & { data: readonly T[] } {
  return useMemo(() => ({ ...OF_PAGE, data }), [data]);
}
