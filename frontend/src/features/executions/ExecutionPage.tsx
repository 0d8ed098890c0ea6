import './execution.css';

import SpaceBetween from '@cloudscape-design/components/space-between';
import { lazy, Suspense, useCallback, useState } from 'react';
import { useParams } from 'react-router';

import { usePage } from '@/app/page';
import type { ExecutionView } from '@/api/generated';
import { useUrlText } from '@/lib/url-state';
import { LoadingPage } from '@/ui/LoadingPage';
import { ProblemAlert } from '@/ui/ProblemAlert';
import { modeText } from '@/ui/status';
import type { Asked } from '@/ui/table/TableFrame';

import { Attention } from './attention/Attention';
import { needsAttention } from './attention/attention-model';
import { Ending } from './Ending';
import { ExecutionHeader } from './ExecutionHeader';
import { ExecutionHelp } from './ExecutionHelp';
import { ExecutionSummary } from './ExecutionSummary';
import { ExecutionTabs } from './ExecutionTabs';
import { useExecution, usePrediction } from './executions-query';
import { openedOf, openedTitle } from './opened';
import { predictionState } from './prediction';
import { AskDialog } from './requests/AskDialog';
import type { OperatorRequest } from './requests/operator-request';

const OpenedPanel = lazy(async () => ({
  default: (await import('./panel/OpenedPanel')).OpenedPanel,
}));

const PARENTS = [{ text: 'Executions', href: '/executions' }];

/** A running or ended execution: how far it is, what it waits for, and what can be done. */
export function ExecutionPage() {
  const { executionId = '' } = useParams();
  const query = useExecution(executionId);
  return query.data ? <Shown view={query.data} query={query} /> : <NotYet query={query} />;
}

function NotYet({ query }: { query: Pick<Asked, 'error' | 'refetch'> }) {
  usePage({ title: 'Execution', parents: PARENTS });
  if (!query.error) return <LoadingPage />;
  return (
    <ProblemAlert
      problem={query.error}
      header="The execution could not be loaded"
      onRetry={() => void query.refetch()}
    />
  );
}

const titleOf = ({ planName, mode }: ExecutionView): string => `${planName}, ${modeText(mode)}`;

function Shown({ view, query }: { view: ExecutionView; query: Asked }) {
  const [openedWord, setOpened] = useUrlText('open');
  const [request, setRequest] = useState<OperatorRequest>();
  const onAsk = useCallback((asked: OperatorRequest) => setRequest(asked), []);
  const predicted = usePrediction(view.executionId);
  const opened = openedOf(view, openedWord);

  usePage({
    title: titleOf(view),
    parents: PARENTS,
    help: <ExecutionHelp />,
    panel: opened && {
      header: openedTitle(opened),
      content: (
        <Suspense fallback={<LoadingPage />}>
          <OpenedPanel opened={opened} view={view} onAsk={onAsk} onShow={setOpened} />
        </Suspense>
      ),
      onClose: () => setOpened(undefined),
    },
  });

  return (
    <SpaceBetween size="l">
      <ExecutionHeader view={view} query={query} onAsk={onAsk} />
      {view.endedAt && <Ending view={view} />}
      {needsAttention(view) && <Attention view={view} onAsk={onAsk} onShow={setOpened} />}
      <ExecutionSummary view={view} prediction={predictionState(predicted)} />
      <ExecutionTabs
        view={view}
        prediction={predicted.data ?? null}
        chosenId={openedWord}
        onAsk={onAsk}
        onShow={setOpened}
      />
      {request && <AskDialog request={request} view={view} onClose={() => setRequest(undefined)} />}
    </SpaceBetween>
  );
}
