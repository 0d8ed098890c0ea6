/** Which columns somebody wants to see in a table, and how many rows. */
import type { CollectionPreferencesProps } from '@cloudscape-design/components/collection-preferences';
import { useMemo } from 'react';
import * as z from 'zod/mini';

import { useStored } from '@/lib/stored';

import type { Column } from './columns';

const Preferences = z.object({
  pageSize: z.enum({ small: 20, middle: 50, large: 100 } as const),
  wrapLines: z.boolean(),
  contentDisplay: z.array(z.object({ id: z.string(), visible: z.boolean() })),
});

export type TablePreferences = z.infer<typeof Preferences>;

export function useTablePreferences<T>(table: string, columns: readonly Column<T>[]) {
  const first = useMemo<TablePreferences>(
    () => ({ pageSize: 20, wrapLines: true, contentDisplay: displayOf(columns, []) }),
    [columns],
  );
  const [stored, store] = useStored<TablePreferences>(`table:${table}`, Preferences, first);
  const preferences = useMemo(
    () => ({ ...stored, contentDisplay: displayOf(columns, stored.contentDisplay) }),
    [stored, columns],
  );
  return [preferences, store] as const;
}

/** In the chosen order; columns that are new since then come last. */
export function displayOf<T>(
  columns: readonly Column<T>[],
  chosen: TablePreferences['contentDisplay'],
): TablePreferences['contentDisplay'] {
  const known = chosen.filter(({ id }) => columns.some((column) => column.id === id));
  const added = columns
    .filter(({ id }) => !known.some((each) => each.id === id))
    .map(({ id, isHidden = false }) => ({ id, visible: !isHidden }));
  return [...known, ...added];
}

export function preferencesTexts<T>(
  columns: readonly Column<T>[],
): Pick<
  CollectionPreferencesProps,
  'pageSizePreference' | 'wrapLinesPreference' | 'contentDisplayPreference'
> {
  return {
    pageSizePreference: {
      title: 'Rows on a page',
      options: [20, 50, 100].map((value) => ({ value, label: `${value} rows` })),
    },
    wrapLinesPreference: { label: 'Wrap lines', description: 'Show every cell as a whole' },
    contentDisplayPreference: {
      title: 'Columns',
      options: columns.map(({ id, header }, index) => ({
        id,
        label: header,
        alwaysVisible: index === 0,
      })),
    },
  };
}
