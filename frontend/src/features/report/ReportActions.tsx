import Button from '@cloudscape-design/components/button';
import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import SpaceBetween from '@cloudscape-design/components/space-between';

import type { Report, ReportFormat } from '@/api/generated';
import type { Asked } from '@/ui/table/TableFrame';
import { UpdatedAge } from '@/ui/UpdatedAge';

interface Props {
  report: Report | undefined;
  query: Asked;
  isBusy: boolean;
  onDownload: (format: ReportFormat) => void;
}

const FORMATS: { id: ReportFormat; text: string; description: string }[] = [
  { id: 'html', text: 'HTML', description: 'One page to keep, to send or to print' },
  { id: 'csv', text: 'CSV', description: 'One line for each server, for spreadsheets' },
  { id: 'json', text: 'JSON', description: 'Everything, for programs' },
];

/** How a report is taken along. */
export function ReportActions({ report, query, isBusy, onDownload }: Props) {
  return (
    <div className="dr-report-actions">
      <SpaceBetween direction="horizontal" size="xs" alignItems="center">
        <UpdatedAge query={query} />
        <Button iconName="file" disabled={!report} onClick={() => window.print()}>
          Print
        </Button>
        <ButtonDropdown
          items={FORMATS.map(({ description, ...format }) => ({
            ...format,
            secondaryText: description,
          }))}
          disabled={!report}
          loading={isBusy}
          onItemClick={({ detail }) => {
            const format = FORMATS.find(({ id }) => id === detail.id);
            if (format) onDownload(format.id);
          }}
        >
          Download
        </ButtonDropdown>
      </SpaceBetween>
    </div>
  );
}
