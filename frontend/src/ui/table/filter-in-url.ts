/** The filter of a table, in the address: somebody may have changed it, so it is checked. */
import type { PropertyFilterQuery } from '@cloudscape-design/collection-hooks';
import { useCallback, useMemo } from 'react';
import * as z from 'zod/mini';

import { parsed } from '@/lib/stored';
import { useUrlText } from '@/lib/url-state';

const Filter = z.object({
  operation: z.enum(['and', 'or']),
  tokens: z.array(
    z.object({
      propertyKey: z.optional(z.string()),
      operator: z.enum([':', '!:', '=', '!=']),
      value: z.string(),
    }),
  ),
});

export const NO_FILTER: PropertyFilterQuery = { operation: 'and', tokens: [] };

export function useFilterInUrl(
  columnIds: ReadonlySet<string>,
): [PropertyFilterQuery, (query: PropertyFilterQuery) => void] {
  const [text, setText] = useUrlText('filter');
  const query = useMemo(() => filterOf(text, columnIds), [text, columnIds]);
  const setQuery = useCallback(
    (next: PropertyFilterQuery) =>
      setText(next.tokens.length > 0 ? JSON.stringify(next) : undefined),
    [setText],
  );
  return [query, setQuery];
}

/** What the address says for one value of one column. */
export const filterText = (propertyKey: string, value: string): string =>
  JSON.stringify({ operation: 'and', tokens: [{ propertyKey, operator: '=', value }] });

export function filterOf(
  text: string | undefined,
  columnIds: ReadonlySet<string>,
): PropertyFilterQuery {
  const filter = parsed(text ?? null, Filter);
  const isKnown = filter?.tokens.every(
    ({ propertyKey }) => propertyKey === undefined || columnIds.has(propertyKey),
  );
  return filter && isKnown ? filter : NO_FILTER;
}
