import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';

import type { Problem } from '@/api/generated';

import { Findings } from './Findings';

interface Props {
  /** An `ApiError` is one. */
  problem: Problem;
  /** What was not possible, as a sentence; without it the title of the problem. */
  header?: string;
  onRetry?: () => void;
}

/** A refusal in the words of the API, with everything that it names. */
export function ProblemAlert({ problem, header, onRetry }: Props) {
  const action = onRetry && <Button onClick={onRetry}>Try again</Button>;
  return (
    <Alert type="error" header={header ?? problem.title} action={action}>
      <SpaceBetween size="xs">
        <div>{problem.detail}</div>
        <Named things={named(problem)} />
        <Findings findings={problem.findings ?? []} />
        {problem.instance && (
          <Box variant="small" color="inherit">
            Request {problem.instance}
          </Box>
        )}
      </SpaceBetween>
    </Alert>
  );
}

function Named({ things }: { things: string[] }) {
  if (things.length === 0) return null;
  return (
    <ul className="dr-list">
      {things.map((thing) => (
        <li key={thing}>{thing}</li>
      ))}
    </ul>
  );
}

function named({ errors = [], servers = [], users = [], location }: Problem): string[] {
  return [
    ...errors.map(({ field, message }) => `${field}: ${message}`),
    ...servers.map(({ serverId, by }) => (by ? `${serverId}: held by ${by}` : serverId)),
    ...users.map((user) => `Used by ${user}`),
    ...(location ? [`${location.accountId} in ${location.region}`] : []),
  ];
}
