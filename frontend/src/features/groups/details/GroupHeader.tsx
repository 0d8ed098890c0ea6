import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import { useNavigate } from 'react-router';

import type { GroupView } from '@/api/generated';
import { useFollow } from '@/lib/follow';
import { auditPath } from '@/lib/paths';
import { ActionButton } from '@/ui/ActionButton';
import { HeaderActions } from '@/ui/HeaderActions';
import type { Asked } from '@/ui/table/TableFrame';

interface Props {
  group: GroupView;
  query: Asked;
  onDelete: () => void;
}

export function GroupHeader({ group, query, onDelete }: Props) {
  const navigate = useNavigate();
  const follow = useFollow();
  return (
    <Header
      variant="h1"
      description={group.description}
      actions={
        <HeaderActions query={query}>
          <Button href={auditPath({ kind: 'GROUP', entityId: group.groupId })} onFollow={follow}>
            History
          </Button>
          <ActionButton action="deleteGroup" allowed={group.allowedActions} onClick={onDelete}>
            Delete
          </ActionButton>
          <ActionButton
            action="updateGroup"
            allowed={group.allowedActions}
            variant="primary"
            onClick={() => void navigate(`/groups/${group.groupId}/edit`)}
          >
            Edit
          </ActionButton>
        </HeaderActions>
      }
    >
      {group.name}
    </Header>
  );
}
