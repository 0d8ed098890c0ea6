import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMemo } from 'react';

import { hasErrors } from '@/lib/form';
import { ProblemAlert } from '@/ui/ProblemAlert';
import { StatusText } from '@/ui/StatusText';

import { startability } from '../details/startability';
import { LazyGraph } from '../graph/LazyGraph';
import { draftGraph } from './draft-graph';
import { DraftFindings } from './DraftFindings';
import type { FormPlace } from './form-place';
import type { LiveValidation } from './live-validation';
import { ProblemLinks } from './ProblemLinks';

interface Props {
  live: LiveValidation;
  chosen: string | undefined;
  onGo: (place: FormPlace) => void;
}

/** The plan as it would be saved: its graph, and what would be found wrong with it. */
export function Review({ live, chosen, onGo }: Props) {
  const { form, verdict } = live;
  const waves = useMemo(() => draftGraph(form, verdict?.findings ?? []), [form, verdict]);
  return (
    <Container
      header={
        <Header
          variant="h2"
          description="Judged while you type, by what DRS says now. Nothing is saved by that."
        >
          Review
        </Header>
      }
    >
      <SpaceBetween size="l">
        {waves.length > 0 && (
          <LazyGraph
            waves={waves}
            chosen={chosen}
            onChoose={(wave) => onGo({ wave, part: 'wave' })}
          />
        )}
        <Verdict live={live} />
        <ProblemLinks problems={live.problems} waves={form.waves} onGo={onGo} />
        {live.error && (
          <ProblemAlert
            problem={live.error}
            header="The plan could not be judged"
            onRetry={live.retry}
          />
        )}
        {verdict && <DraftFindings findings={verdict.findings} waves={form.waves} onGo={onGo} />}
      </SpaceBetween>
    </Container>
  );
}

function Verdict({ live: { verdict, isPending, problems } }: { live: LiveValidation }) {
  if (hasErrors(problems)) {
    return (
      <StatusText type="pending" text="Not judged yet: some fields have to be filled in first" />
    );
  }
  if (isPending || !verdict) {
    return isPending ? <StatusText type="loading" text="Being judged" /> : null;
  }
  const { shown, findings } = startability(verdict);
  return (
    <div role="status">
      <StatusText
        type={shown.type}
        text={verdict.isStartable ? 'It could start now' : 'It could not start now'}
      />
      <Box color="text-body-secondary">{findings ?? 'Nothing is wrong with it.'}</Box>
    </div>
  );
}
