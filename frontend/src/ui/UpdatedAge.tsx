import Box from '@cloudscape-design/components/box';
import StatusIndicator from '@cloudscape-design/components/status-indicator';

import { useBrowserNow } from '@/lib/clock';
import { formatDuration } from '@/lib/duration';

interface Props {
  query: { dataUpdatedAt: number; failureCount: number; error: unknown };
}

/** How old is what is on screen; says so when it can't be had newer. */
export function UpdatedAge({ query }: Props) {
  const now = useBrowserNow();
  if (!query.dataUpdatedAt) return null;
  const age = Math.max(now - query.dataUpdatedAt, 0);
  if (query.error || query.failureCount > 0) {
    return (
      <StatusIndicator type="warning">
        Not updated for {formatDuration(age)}: the server does not answer as it should
      </StatusIndicator>
    );
  }
  return (
    <Box variant="small" color="text-body-secondary">
      Updated {age < 1000 ? 'now' : `${formatDuration(age)} ago`}
    </Box>
  );
}
