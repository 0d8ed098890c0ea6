import { lazy, Suspense } from 'react';

import { usePage } from '@/app/page';
import { useUrlTexts } from '@/lib/url-state';
import { LoadingPage } from '@/ui/LoadingPage';
import { useTablePreferences } from '@/ui/table/table-preferences';

import { columns, TABLE } from './history-columns';
import { NAMES, queryOf } from './history-filter';
import { useHistory } from './history-query';
import { HistoryHelp } from './HistoryHelp';

/** Loaded while the API is asked already. */
const HistoryTable = lazy(async () => ({
  default: (await import('./HistoryTable')).HistoryTable,
}));

/** All executions: what runs, and how everything before has come out. */
export function HistoryPage() {
  const [values, setValues] = useUrlTexts(NAMES);
  const { last, since, until } = values;
  const [{ pageSize }] = useTablePreferences(TABLE, columns);
  const query = useHistory(queryOf(values), { last, since, until }, pageSize);

  usePage({ title: 'Executions', contentType: 'table', help: <HistoryHelp /> });

  return (
    <Suspense fallback={<LoadingPage />}>
      <HistoryTable query={query} values={values} onChange={setValues} />
    </Suspense>
  );
}
