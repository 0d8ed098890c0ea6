import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';

import { useNotify } from '@/app/notifications';
import type { ConfigurationInput, ImportReport } from '@/api/generated';
import { ProblemAlert } from '@/ui/ProblemAlert';
import { RoleButton } from '@/ui/RoleButton';

import { useImport, useTrial } from './configuration-query';
import { readDocument } from './document-model';
import { DocumentField } from './DocumentField';
import { ImportConfirmation } from './ImportConfirmation';
import { changesIn, summaryOf } from './report-model';
import { ReportTable } from './ReportTable';

/** A document is tried out first: only what would happen can be confirmed. */
export function ImportPanel() {
  const [text, setText] = useState('');
  const [report, setReport] = useState<ImportReport>();
  const [isAsking, setAsking] = useState(false);
  const trial = useTrial();
  const read = readDocument(text);
  const document = read.kind === 'DOCUMENT' ? read.document : undefined;

  const choose = (chosen: string) => {
    setText(chosen);
    setReport(undefined);
    trial.reset();
  };
  const tryOut = () => {
    if (document) trial.mutate({ body: { document, isDryRun: true } }, { onSuccess: setReport });
  };

  return (
    <Container
      header={
        <Header
          variant="h2"
          description="Brings accounts, groups and plans in. First it is tried out, which changes nothing."
        >
          Import
        </Header>
      }
    >
      <SpaceBetween size="l">
        <DocumentField text={text} read={read} onChange={choose} />
        {trial.error && (
          <ProblemAlert problem={trial.error} header="The document could not be tried out" />
        )}
        <SpaceBetween direction="horizontal" size="xs">
          <RoleButton
            operation="importConfiguration"
            variant="normal"
            whyNot={document ? undefined : 'Choose a document first.'}
            loading={trial.isPending}
            onClick={tryOut}
          >
            Try it out
          </RoleButton>
          <RoleButton
            operation="importConfiguration"
            whyNot={whyNotYet(report)}
            onClick={() => setAsking(true)}
          >
            Import
          </RoleButton>
        </SpaceBetween>
        {report && <ReportTable report={report} />}
      </SpaceBetween>
      {isAsking && document && report && (
        <Confirmation
          document={document}
          trial={report}
          onDone={setReport}
          onClose={() => setAsking(false)}
        />
      )}
    </Container>
  );
}

function whyNotYet(report: ImportReport | undefined): string | undefined {
  if (!report) return 'Try a document out first.';
  if (!report.isDryRun) return 'It is imported. Try it out again first.';
  return changesIn(report) === 0 ? 'There is nothing in it to be changed here.' : undefined;
}

interface ConfirmationProps {
  document: ConfigurationInput;
  trial: ImportReport;
  onDone: (report: ImportReport) => void;
  onClose: () => void;
}

/** One key for as long as it is open: what is sent twice is done once. */
function Confirmation({ document, trial, onDone, onClose }: ConfirmationProps) {
  const [key] = useState(() => crypto.randomUUID());
  const imported = useImport();
  const notify = useNotify();
  return (
    <ImportConfirmation
      trial={trial}
      isBusy={imported.isPending}
      problem={imported.error}
      onCancel={onClose}
      onConfirm={() =>
        imported.mutate(
          { body: { document, isDryRun: false }, headers: { 'Idempotency-Key': key } },
          {
            onSuccess: (report) => {
              const { type, text } = summaryOf(report);
              const flash = type === 'error' ? 'warning' : 'success';
              notify({ type: flash, header: `The document was imported. ${text}` });
              onDone(report);
              onClose();
            },
          },
        )
      }
    />
  );
}
