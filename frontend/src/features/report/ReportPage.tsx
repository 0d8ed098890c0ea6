import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useParams } from 'react-router';

import { usePage } from '@/app/page';
import { entityPath, executionsPath } from '@/lib/paths';
import { LoadingPage } from '@/ui/LoadingPage';
import { ProblemAlert } from '@/ui/ProblemAlert';

import './report.css';

import { kindText } from './report-model';
import { useDownload, useReport } from './report-query';
import { ReportActions } from './ReportActions';
import { ReportBody } from './ReportBody';
import { ReportHelp } from './ReportHelp';
import { useLightPrint } from './use-light-print';

/** The evidence: what was promised, what was achieved, and everything that happened. */
export function ReportPage() {
  const { executionId = '' } = useParams();
  const query = useReport(executionId);
  const report = query.data;
  const download = useDownload(executionId, report?.planName ?? '');
  const title = report ? `Report: ${kindText(report)} of ${report.planName}` : 'Report';

  useLightPrint();
  usePage({
    title,
    parents: [
      { text: 'Executions', href: executionsPath() },
      { text: report?.planName ?? executionId, href: entityPath('EXECUTION', executionId) },
    ],
    help: <ReportHelp />,
  });

  return (
    <div className="dr-report">
      <ContentLayout
        header={
          <Header
            variant="h1"
            actions={
              <ReportActions
                report={report}
                query={query}
                isBusy={download.isPending}
                onDownload={(format) => download.mutate(format)}
              />
            }
          >
            {title}
          </Header>
        }
      >
        <SpaceBetween size="l">
          {download.error && (
            <ProblemAlert problem={download.error} header="The file could not be made" />
          )}
          {report && <ReportBody report={report} />}
          {!report && query.error && (
            <ProblemAlert
              problem={query.error}
              header="The report could not be made"
              onRetry={() => void query.refetch()}
            />
          )}
          {query.isPending && <LoadingPage />}
        </SpaceBetween>
      </ContentLayout>
    </div>
  );
}
