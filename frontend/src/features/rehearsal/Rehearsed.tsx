import Alert from '@cloudscape-design/components/alert';
import Container from '@cloudscape-design/components/container';
import Grid from '@cloudscape-design/components/grid';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';

import type { Rehearsal } from '@/api/generated';
import { formatCount } from '@/lib/format';
import { endingText } from '@/lib/prediction-words';
import { Findings } from '@/ui/Findings';
import { PlaceProblems } from '@/ui/PlaceProblems';

import { comparedWords } from './comparison';
import { CourseSection } from './CourseSection';
import { CriticalPath } from './CriticalPath';
import type { Tried } from './rehearsal-query';
import { isAsPlanned } from './rehearsal-query';
import { RehearsalSummary } from './RehearsalSummary';
import { TriedOut } from './TriedOut';
import { WhatIfs } from './WhatIfs';

interface Props {
  rehearsal: Rehearsal;
  asPlanned: Rehearsal | undefined;
  rto: string | null;
  tried: Tried;
  onTry: (tried: Tried) => void;
}

/** Everything that a rehearsal has found out. */
export function Rehearsed({ rehearsal, asPlanned, rto, tried, onTry }: Props) {
  const { timeline, findings, inventory, isStartable } = rehearsal;
  return (
    <SpaceBetween size="l">
      <PlaceProblems places={inventory.places} />
      {!isStartable && (
        <Alert type="warning" header="A start would be refused now">
          It is rehearsed as if nothing stood against it. What does is among the findings below.
        </Alert>
      )}
      {timeline.outcome !== 'COMPLETED' && (
        <Alert type="error" header={`It would end as ${endingText(timeline.outcome)}`}>
          {timeline.reason}
        </Alert>
      )}
      {!isAsPlanned(tried) && (
        <div role="status">
          <Alert type="info" header="This is not the plan as it is">
            {asPlanned && comparedWords(timeline, asPlanned.timeline)} What differs is under “Tried
            out” below.
          </Alert>
        </div>
      )}
      <RehearsalSummary rehearsal={rehearsal} rto={rto} />
      <CourseSection rehearsal={rehearsal} rto={rto} />
      <Grid gridDefinition={[COLUMN, COLUMN]}>
        <CriticalPath timeline={timeline} />
        <WhatIfs
          whatIfs={timeline.whatIfs}
          tried={tried.changes}
          onTry={(change) => onTry({ ...tried, changes: [...tried.changes, change] })}
        />
      </Grid>
      <TriedOut tried={tried} onChange={onTry} rehearsal={rehearsal} asPlanned={asPlanned} />
      {findings.length > 0 && (
        <Container header={<Header variant="h2">{formatCount(findings.length, 'finding')}</Header>}>
          <Findings findings={findings} waves={timeline.waves.map(({ name }) => name)} />
        </Container>
      )}
    </SpaceBetween>
  );
}

const COLUMN = { colspan: { default: 12, s: 6 } };
