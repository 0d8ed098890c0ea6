import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMemo } from 'react';
import { useNavigate } from 'react-router';

import type { GroupSummary } from '@/api/generated';
import { ActionMenu } from '@/ui/ActionMenu';
import { EmptyState } from '@/ui/EmptyState';
import { RoleButton } from '@/ui/RoleButton';
import { ResourceTable } from '@/ui/table/ResourceTable';

import { columnsOf } from './groups-columns';
import type { useGroups } from './groups-query';
import { useAccounts } from './groups-query';

const WORDS = { one: 'group', many: 'groups' };

interface Props {
  query: ReturnType<typeof useGroups>;
  chosen: GroupSummary | undefined;
  onChoose: (groupId: string | undefined) => void;
  onDelete: () => void;
}

export function GroupsTable({ query, chosen, onChoose, onDelete }: Props) {
  const accounts = useAccounts().data;
  const columns = useMemo(() => columnsOf(accounts), [accounts]);
  const navigate = useNavigate();
  const create = (
    <RoleButton operation="createGroup" onClick={() => void navigate('/groups/new')}>
      Create a group
    </RoleButton>
  );
  return (
    <ResourceTable
      id="groups"
      title="Protection groups"
      words={WORDS}
      columns={columns}
      query={query}
      trackBy={({ groupId }) => groupId}
      selection={{
        type: 'single',
        items: chosen ? [chosen] : [],
        onChange: ([group]) => onChoose(group?.groupId),
      }}
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          <ActionMenu
            allowed={chosen?.allowedActions}
            actions={[
              {
                action: 'updateGroup',
                text: 'Edit',
                onClick: () => void navigate(`/groups/${chosen?.groupId}/edit`),
              },
              { action: 'deleteGroup', text: 'Delete', onClick: onDelete },
            ]}
          />
          {create}
        </SpaceBetween>
      }
      empty={
        <EmptyState
          title="No groups"
          text="A group says which servers are recovered together, and how they are launched. Plans are made of groups, so this comes first."
          action={create}
        />
      }
    />
  );
}
