import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import type { UseQueryResult } from '@tanstack/react-query';

import type { ApiError } from '@/api/api-error';
import { ProblemAlert } from '@/ui/ProblemAlert';
import { UpdatedAge } from '@/ui/UpdatedAge';

import { Previewed } from './Previewed';
import type { Preview } from './start-query';

interface Props {
  query: UseQueryResult<Preview, ApiError>;
  /** Something above is not complete, so there is nothing to ask. */
  isIncomplete: boolean;
  rto: string | null;
  waves: readonly string[];
  leftOut: readonly string[];
  nameOf: (serverId: string) => string;
  onLeaveOut: (serverIds: readonly string[]) => void;
}

/** What would come of the start, by what DRS says now. */
export function PreviewSection({ query, isIncomplete, ...rest }: Props) {
  return (
    <Container
      header={
        <Header
          variant="h2"
          description="What a start would do, by what DRS says now. The start itself checks everything once more."
          actions={!isIncomplete && <UpdatedAge query={query} />}
        >
          Preview
        </Header>
      }
    >
      {isIncomplete ? (
        'Complete the options above to see it.'
      ) : (
        <SpaceBetween size="m">
          {query.isPlaceholderData && <Looking text="The options have changed. Looking again" />}
          {query.error && (
            <ProblemAlert
              problem={query.error}
              header="It could not be previewed"
              onRetry={() => void query.refetch()}
            />
          )}
          {query.data ? (
            <Previewed preview={query.data} {...rest} />
          ) : (
            !query.error && <Looking text="Looking at every server of the plan" />
          )}
        </SpaceBetween>
      )}
    </Container>
  );
}

function Looking({ text }: { text: string }) {
  return (
    <div role="status">
      <Spinner /> {text}
    </div>
  );
}
