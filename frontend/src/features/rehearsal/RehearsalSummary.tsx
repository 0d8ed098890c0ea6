import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import type { ReactNode } from 'react';

import type { Rehearsal } from '@/api/generated';
import { formatDuration } from '@/lib/duration';
import { formatCount } from '@/lib/format';
import { endingText, rtoWords } from '@/lib/prediction-words';
import { Facts } from '@/ui/Facts';
import { verdictStatus } from '@/ui/status';
import { StatusText } from '@/ui/StatusText';

import { LearnedFrom } from './LearnedFrom';
import { quotaWords } from './stages';
import { sinceStart } from './timeline-model';

interface Props {
  rehearsal: Rehearsal;
  rto: string | null;
}

/** The answer in figures: how long, how sure, and what limits it. */
export function RehearsalSummary({ rehearsal, rto }: Props) {
  const { timeline, learnedFrom } = rehearsal;
  const isComplete = timeline.outcome === 'COMPLETED';
  return (
    <Container header={<Header variant="h2">Prediction</Header>}>
      <Facts
        columns={3}
        facts={{
          'P50: half of all runs take at most': isComplete ? (
            <Large>{formatDuration(sinceStart(timeline, timeline.p50))}</Large>
          ) : (
            `Unknown: it ends as ${endingText(timeline.outcome)}`
          ),
          'P90: nine of ten runs take at most': isComplete ? (
            <Large>{formatDuration(sinceStart(timeline, timeline.p90))}</Large>
          ) : (
            `Unknown: it ends as ${endingText(timeline.outcome)}`
          ),
          'Recovery time objective (RTO)': <Verdict rehearsal={rehearsal} rto={rto} />,
          Recovers: `${formatCount(timeline.servers.length, 'server')} in ${formatCount(timeline.waves.length, 'wave')}`,
          'Quota of DRS that limits': quotaWords(timeline.bindingQuota),
          'Learned from': <LearnedFrom executionIds={learnedFrom} />,
        }}
      />
    </Container>
  );
}

function Verdict({ rehearsal, rto }: Props) {
  const verdict = rehearsal.timeline.rto;
  return (
    <>
      {verdict && <StatusText {...verdictStatus(verdict)} />}
      <div>{rtoWords(verdict, rto)}</div>
    </>
  );
}

function Large({ children }: { children: ReactNode }) {
  return (
    <Box variant="span" fontSize="heading-xl" fontWeight="bold">
      {children}
    </Box>
  );
}
