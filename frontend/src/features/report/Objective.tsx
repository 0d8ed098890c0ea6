import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';

import type { ObjectiveResult } from '@/api/generated';
import { StatusText } from '@/ui/StatusText';

import { achievedText, objectiveStatus, promisedText } from './report-model';

interface Props {
  title: string;
  result: ObjectiveResult;
}

/** What was promised, what was achieved, and why it is judged so. */
export function Objective({ title, result }: Props) {
  return (
    <Container fitHeight header={<Header variant="h2">{title}</Header>}>
      <SpaceBetween size="xs">
        <StatusText {...objectiveStatus(result)} />
        <div>
          <Box variant="span" fontSize="heading-xl" fontWeight="bold">
            {achievedText(result)}
          </Box>{' '}
          {promisedText(result)}
        </div>
        <Box color="text-body-secondary">{result.explanation}</Box>
      </SpaceBetween>
    </Container>
  );
}
