import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';

import { formatCount } from '@/lib/format';
import { ProblemAlert } from '@/ui/ProblemAlert';

import { MemberNotes } from '../MemberNotes';
import type { Preview } from './form-query';

interface Props {
  preview: Preview | undefined;
  /** What is typed is newer than what is shown. */
  isBehind: boolean;
  onTakeOut: ((serverIds: string[]) => void) | undefined;
}

/** What the group would be, if it were saved as it is typed now. */
export function PreviewNotes({ preview, isBehind, onTakeOut }: Props) {
  return (
    <Container header={<Header variant="h2">Before you save</Header>}>
      {preview ? (
        <Told preview={preview} isBehind={isBehind} onTakeOut={onTakeOut} />
      ) : (
        <Box color="text-body-secondary">
          Once servers are chosen, or tags are typed, this says what the group would have, and what
          stands against it.
        </Box>
      )}
    </Container>
  );
}

function Told({ preview, isBehind, onTakeOut }: Props & { preview: Preview }) {
  const members = preview.data?.pages.at(-1);
  if (preview.error && !isBehind) {
    return (
      <ProblemAlert
        problem={preview.error}
        header="What the group would have could not be looked up"
        onRetry={() => void preview.refetch()}
      />
    );
  }
  return (
    <SpaceBetween size="s">
      <div role="status">
        {isBehind || !members ? (
          <StatusIndicator type="in-progress">Looking up the servers</StatusIndicator>
        ) : (
          <StatusIndicator type={members.total > 0 ? 'success' : 'warning'}>
            {members.total > 0
              ? `The group would have ${formatCount(members.total, 'server')} now.`
              : 'The group would have no server now.'}
          </StatusIndicator>
        )}
      </div>
      {members && <MemberNotes members={members} {...(onTakeOut ? { onTakeOut } : {})} />}
    </SpaceBetween>
  );
}
