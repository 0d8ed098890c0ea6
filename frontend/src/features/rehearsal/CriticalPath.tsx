import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';

import type { Timeline } from '@/api/generated';
import { formatDuration } from '@/lib/duration';

import type { Share, Step } from './critical-path';
import { sharesOf, stepsOf } from './critical-path';
import { stageText } from './stages';

/** What the duration consists of: only what is on this path makes the plan end earlier. */
export function CriticalPath({ timeline }: { timeline: Timeline }) {
  const steps = stepsOf(timeline);
  return (
    <Container
      fitHeight
      header={
        <Header
          variant="h2"
          description="What the duration consists of. Each step waits for the one before."
        >
          Critical path
        </Header>
      }
    >
      {steps.length === 0 ? (
        'Nothing in this course waits for anything.'
      ) : (
        <SpaceBetween size="m">
          <ol className="dr-list">
            {steps.map((step, index) => (
              <li key={`${index} ${step.wave}`}>
                <OneStep step={step} />
              </li>
            ))}
          </ol>
          <Box color="text-body-secondary">{sharesOf(steps).map(shareText).join(', ')}.</Box>
        </SpaceBetween>
      )}
    </Container>
  );
}

function OneStep({ step: { wave, stages, took } }: { step: Step }) {
  return (
    <>
      <b>{wave}</b>, {formatDuration(took)}:{' '}
      {stages
        .map((each) => `${stageText(each.stage).toLowerCase()} ${formatDuration(each.took)}`)
        .join(', then ')}
    </>
  );
}

const shareText = ({ stage, percent }: Share, index: number): string =>
  index === 0
    ? `${stageText(stage)} is ${percent} % of it`
    : `${stageText(stage).toLowerCase()} ${percent} %`;
