import type { CollectionPreferencesProps } from '@cloudscape-design/components/collection-preferences';
import CollectionPreferences from '@cloudscape-design/components/collection-preferences';

import type { Column } from './columns';
import type { TablePreferences } from './table-preferences';
import { preferencesTexts } from './table-preferences';

interface Props<T> {
  columns: readonly Column<T>[];
  preferences: TablePreferences;
  onPreferences: (preferences: TablePreferences) => void;
}

/** Loaded behind the table: reordering columns takes a tenth of all the code of a page. */
export function PreferencesButton<T>({ columns, preferences, onPreferences }: Props<T>) {
  return (
    <CollectionPreferences
      title="Preferences"
      confirmLabel="Confirm"
      cancelLabel="Cancel"
      preferences={preferences}
      onConfirm={({ detail }) => onPreferences({ ...preferences, ...known(detail) })}
      {...preferencesTexts(columns)}
    />
  );
}

/** Cloudscape tells every preference as optional, and the size of a page as any number. */
function known(detail: CollectionPreferencesProps.Preferences): Partial<TablePreferences> {
  return {
    ...(detail.pageSize === undefined
      ? {}
      : { pageSize: detail.pageSize as TablePreferences['pageSize'] }),
    ...(detail.wrapLines === undefined ? {} : { wrapLines: detail.wrapLines }),
    ...(detail.contentDisplay ? { contentDisplay: [...detail.contentDisplay] } : {}),
  };
}
