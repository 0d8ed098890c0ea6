import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import StatusIndicator from '@cloudscape-design/components/status-indicator';

import type { Overview } from '@/api/generated';
import { AppLink } from '@/ui/AppLink';

import { stepsOf } from './first-steps';

/** What to do in a new installation, one after the other. */
export function FirstStepsPanel({ overview }: { overview: Overview }) {
  const steps = stepsOf(overview);
  const next = steps.findIndex(({ isDone }) => !isDone);
  return (
    <Container
      header={
        <Header variant="h2" description="There is no recovery plan yet. This is the way to one.">
          First steps
        </Header>
      }
    >
      <ol className="dr-first-steps">
        {steps.map(({ title, text, isDone, action }, index) => (
          <li key={title}>
            <Box fontWeight="bold">{title}</Box>
            <Progress isDone={isDone} isNext={index === next} />
            <Box color="text-body-secondary">{text}</Box>
            {index === next && <AppLink to={action.to}>{action.text}</AppLink>}
          </li>
        ))}
      </ol>
    </Container>
  );
}

function Progress({ isDone, isNext }: { isDone: boolean; isNext: boolean }) {
  if (isDone) return <StatusIndicator type="success">Done</StatusIndicator>;
  return isNext ? (
    <StatusIndicator type="info">Next</StatusIndicator>
  ) : (
    <StatusIndicator type="pending">Later</StatusIndicator>
  );
}
