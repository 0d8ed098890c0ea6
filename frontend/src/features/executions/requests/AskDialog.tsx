import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';

import { useNotify } from '@/app/notifications';
import type { ExecutionView } from '@/api/generated';
import { ConfirmModal } from '@/ui/ConfirmModal';

import { useAsk } from '../executions-query';
import { confirmationOf } from './confirmation';
import type { OperatorRequest } from './operator-request';

interface Props {
  request: OperatorRequest;
  view: ExecutionView;
  onClose: () => void;
}

/** Says what will happen and what will not, then asks the execution for it. */
export function AskDialog({ request, view, onClose }: Props) {
  const ask = useAsk(view.executionId, request);
  const notify = useNotify();
  const confirmation = confirmationOf(request, view);
  if (!confirmation) return null;
  const { will, willNot, ...words } = confirmation;
  return (
    <ConfirmModal
      {...words}
      isBusy={ask.isPending}
      problem={ask.error}
      onCancel={onClose}
      onConfirm={(why) =>
        ask.mutate(why, {
          onSuccess: ({ note }) => {
            notify({ type: 'success', header: 'Asked for', content: note });
            onClose();
          },
        })
      }
    >
      <SpaceBetween size="m">
        <Sentences title="What will happen" sentences={will} />
        <Sentences title="What will not" sentences={willNot} />
      </SpaceBetween>
    </ConfirmModal>
  );
}

function Sentences({ title, sentences }: { title: string; sentences: readonly string[] }) {
  if (sentences.length === 0) return null;
  return (
    <div>
      <Box variant="h4" tagOverride="h3">
        {title}
      </Box>
      <ul className="dr-list">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </div>
  );
}
