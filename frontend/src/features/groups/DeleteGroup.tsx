import { useNotify } from '@/app/notifications';
import type { GroupSummary } from '@/api/generated';
import { ConfirmModal } from '@/ui/ConfirmModal';

import { membersText } from './groups-model';
import { useDeleteGroup } from './groups-query';

interface Props {
  group: Pick<GroupSummary, 'groupId' | 'name' | 'version' | 'serverCount' | 'tags'>;
  onDeleted: () => void;
  onClose: () => void;
}

export function DeleteGroup({ group, onDeleted, onClose }: Props) {
  const remove = useDeleteGroup();
  const notify = useNotify();
  const { groupId, name, version } = group;
  return (
    <ConfirmModal
      title={`Delete group ${name}?`}
      confirm="Delete"
      typed={name}
      isBusy={remove.isPending}
      problem={remove.error}
      onCancel={onClose}
      onConfirm={() =>
        remove.mutate(
          { path: { groupId }, query: { version } },
          {
            onSuccess: () => {
              notify({ type: 'success', header: `Group ${name} is deleted.` });
              onDeleted();
            },
          },
        )
      }
    >
      <p>
        The group with its launch settings is gone then, and can’t be brought back. Its servers (
        {membersText(group)}) are free for other groups.
      </p>
      <p>
        Nothing changes in AWS: the servers go on replicating, and what DRS holds about their launch
        stays as it is. Past executions keep their reports.
      </p>
    </ConfirmModal>
  );
}
