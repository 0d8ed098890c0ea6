import Alert from '@cloudscape-design/components/alert';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';

import type { Imported, ImportReport } from '@/api/generated';
import { NOTHING } from '@/lib/format';
import { StatusText } from '@/ui/StatusText';

import { hasRest, KINDS, outcomeStatus, summaryOf, worstFirst } from './report-model';

/** What has become of each thing in the document, or would. */
export function ReportTable({ report }: { report: ImportReport }) {
  const { type, text } = summaryOf(report);
  return (
    <SpaceBetween size="m">
      <div role="status">
        <Alert type={type === 'error' || type === 'warning' ? 'warning' : 'success'}>
          {report.isDryRun ? 'Tried out, nothing is changed yet. ' : 'Imported. '}
          {text}
          {!report.isDryRun && hasRest(report) && ' Try the same document out again for the rest.'}
        </Alert>
      </div>
      <Table
        variant="embedded"
        wrapLines
        header={
          <Header variant="h3" counter={`(${report.entities.length})`}>
            {report.isDryRun ? 'What would happen' : 'What has happened'}
          </Header>
        }
        items={worstFirst(report)}
        trackBy={({ kind, name }) => `${kind}/${name}`}
        enableKeyboardNavigation
        columnDefinitions={[
          {
            id: 'name',
            header: 'Name',
            isRowHeader: true,
            cell: ({ name }: Imported) => name,
            width: 260,
          },
          { id: 'kind', header: 'Kind', cell: ({ kind }) => KINDS[kind], width: 120 },
          {
            id: 'outcome',
            header: 'Outcome',
            cell: ({ outcome }) => <StatusText {...outcomeStatus(outcome, report)} />,
            width: 230,
          },
          { id: 'reason', header: 'Why', cell: ({ reason }) => reason ?? NOTHING },
        ]}
        empty="There is nothing in the document."
      />
    </SpaceBetween>
  );
}
