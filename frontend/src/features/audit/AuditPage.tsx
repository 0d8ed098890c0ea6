import Button from '@cloudscape-design/components/button';

import { usePage } from '@/app/page';
import type { AuditRecord } from '@/api/generated';
import { useUrlText, useUrlTexts } from '@/lib/url-state';
import { EmptyState } from '@/ui/EmptyState';
import { PagedTable } from '@/ui/table/PagedTable';
import { TimedFilter } from '@/ui/table/TimedFilter';
import { useTablePreferences } from '@/ui/table/table-preferences';

import { columns } from './audit-columns';
import { NAMES, parametersOf, queryOf } from './audit-filter';
import { useAudit } from './audit-query';
import { deedOf } from './audit-words';
import { AuditHelp } from './AuditHelp';
import { RecordPanel } from './RecordPanel';

const ID = 'audit';
const WORDS = { one: 'record', many: 'records' };

/** Who did what, when and why, and how it was before. */
export function AuditPage() {
  const [values, setValues] = useUrlTexts(NAMES);
  const { last, since, until, ...named } = values;
  const [{ pageSize }] = useTablePreferences(ID, columns);
  const query = useAudit(queryOf(named), { last, since, until }, pageSize);
  const [openedId, setOpenedId] = useUrlText('record');
  const seen = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const opened = seen.find(({ auditId }) => auditId === openedId);

  usePage({
    title: 'Audit',
    contentType: 'table',
    help: <AuditHelp />,
    panel: opened && {
      header: titleOf(opened),
      content: <RecordPanel key={opened.auditId} record={opened} />,
      onClose: () => setOpenedId(undefined),
    },
  });

  return (
    <PagedTable
      id={ID}
      title="Audit"
      description="Every change and every request, the newest first. Nothing here can be changed."
      words={WORDS}
      columns={columns}
      query={query}
      trackBy={({ auditId }) => auditId}
      selection={{
        type: 'single',
        items: opened ? [opened] : [],
        onChange: ([record]) => setOpenedId(record?.auditId),
      }}
      filter={
        <TimedFilter
          parameters={parametersOf(seen)}
          values={values}
          onChange={setValues}
          placeholder="Find records by kind, thing or person"
          timeLabel="When"
        />
      }
      empty={
        Object.keys(values).length > 0 ? (
          <EmptyState
            title="Nothing found"
            text="No records match the filter."
            action={<Button onClick={() => setValues({})}>Clear the filter</Button>}
          />
        ) : (
          <EmptyState
            title="Nothing has happened yet"
            text="Whatever somebody changes, starts or decides is kept here, with who it was and why."
          />
        )
      }
    />
  );
}

const titleOf = (record: AuditRecord): string => `${deedOf(record)} ${record.entityName}`;
