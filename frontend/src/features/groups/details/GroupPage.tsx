import SpaceBetween from '@cloudscape-design/components/space-between';
import { lazy, Suspense, useState } from 'react';
import { useNavigate, useParams } from 'react-router';

import { usePage } from '@/app/page';
import type { GroupView } from '@/api/generated';
import { LoadingPage } from '@/ui/LoadingPage';
import { ProblemAlert } from '@/ui/ProblemAlert';
import type { Asked } from '@/ui/table/TableFrame';

import { useGroup } from '../groups-query';
import { GroupsHelp } from '../GroupsHelp';
import { GroupHeader } from './GroupHeader';
import { GroupSummary } from './GroupSummary';
import { GroupTabs } from './GroupTabs';

const DeleteGroup = lazy(async () => ({ default: (await import('../DeleteGroup')).DeleteGroup }));

const PARENTS = [{ text: 'Protection groups', href: '/groups' }];

/** One group: its servers, how they are launched, and where DRS holds something else. */
export function GroupPage() {
  const { groupId = '' } = useParams();
  const query = useGroup(groupId);
  return query.data ? <Shown group={query.data} query={query} /> : <NotYet query={query} />;
}

function NotYet({ query }: { query: Pick<Asked, 'error' | 'refetch'> }) {
  usePage({ title: 'Protection group', parents: PARENTS });
  if (!query.error) return <LoadingPage />;
  return (
    <ProblemAlert
      problem={query.error}
      header="The group could not be loaded"
      onRetry={() => void query.refetch()}
    />
  );
}

function Shown({ group, query }: { group: GroupView; query: Asked }) {
  const [isDeleting, setDeleting] = useState(false);
  const navigate = useNavigate();
  usePage({ title: group.name, parents: PARENTS, help: <GroupsHelp /> });
  return (
    <SpaceBetween size="l">
      <GroupHeader group={group} query={query} onDelete={() => setDeleting(true)} />
      <GroupSummary group={group} />
      <GroupTabs group={group} />
      <Suspense>
        {isDeleting && (
          <DeleteGroup
            group={group}
            onClose={() => setDeleting(false)}
            onDeleted={() => void navigate('/groups')}
          />
        )}
      </Suspense>
    </SpaceBetween>
  );
}
