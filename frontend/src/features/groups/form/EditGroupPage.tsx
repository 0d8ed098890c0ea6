import Alert from '@cloudscape-design/components/alert';
import { useState } from 'react';
import { Navigate, useParams } from 'react-router';

import { useNotify } from '@/app/notifications';
import type { Page } from '@/app/page';
import { usePage } from '@/app/page';
import type { GroupView } from '@/api/generated';
import { ActionButton } from '@/ui/ActionButton';
import { LoadingPage } from '@/ui/LoadingPage';
import { ProblemAlert } from '@/ui/ProblemAlert';
import { Time } from '@/ui/Time';

import { GroupsHelp } from '../GroupsHelp';
import { useGroupAsRead, useReadAnew, useUpdateGroup } from './form-query';
import { changeOf, formOf } from './group-form';
import { GroupEditor } from './GroupEditor';
import { merged } from './merge';

const ABOVE = { text: 'Protection groups', href: '/groups' };
const PAGE: Omit<Page, 'title'> = { contentType: 'form', help: <GroupsHelp /> };

export function EditGroupPage() {
  const { groupId = '' } = useParams();
  const query = useGroupAsRead(groupId);
  const group = query.data;
  usePage({
    ...PAGE,
    title: 'Edit',
    parents: [ABOVE, { text: group?.name ?? groupId, href: `/groups/${groupId}` }],
  });
  // Not with what is remembered from before: somebody may have changed it since.
  if (group && query.isFetchedAfterMount) return <Editor key={groupId} first={group} />;
  if (!query.error) return <LoadingPage />;
  return (
    <ProblemAlert
      problem={query.error}
      header="The group could not be loaded"
      onRetry={() => void query.refetch()}
    />
  );
}

function Editor({ first }: { first: GroupView }) {
  const { groupId } = first;
  const [read, setRead] = useState(first);
  const [form, setForm] = useState(() => formOf(first));
  const [both, setBoth] = useState<string[]>();
  const update = useUpdateGroup(groupId);
  const anew = useReadAnew(groupId);
  const notify = useNotify();

  const takeOver = () =>
    anew.mutate(undefined, {
      onSuccess: (theirs) => {
        const met = merged({ base: formOf(read), mine: form, theirs: formOf(theirs) });
        setForm(met.form);
        setRead(theirs);
        setBoth(met.both);
        update.reset();
      },
    });

  if (update.data) return <Navigate to={`/groups/${groupId}`} replace />;
  return (
    <GroupEditor
      title={`Edit group ${read.name}`}
      groupId={groupId}
      saved={formOf(read)}
      form={form}
      onChange={(changed) => {
        setForm(changed);
        // What stays true while somebody types goes on being said.
        if (update.error?.code !== 'CONCURRENT_CHANGE') update.reset();
      }}
      problem={anew.error ?? update.error}
      notice={both && <TakenOver group={read} both={both} />}
      submit={(onClick) => (
        <ActionButton
          action="updateGroup"
          allowed={read.allowedActions}
          variant="primary"
          loading={update.isPending}
          onClick={onClick}
        >
          Save the group
        </ActionButton>
      )}
      onSubmit={() =>
        update.mutate(changeOf(form, read.version), {
          onSuccess: ({ name }) => notify({ type: 'success', header: `Group ${name} is saved.` }),
        })
      }
      onTakeOver={takeOver}
      isTakingOver={anew.isPending}
    />
  );
}

function TakenOver({ group, both }: { group: GroupView; both: string[] }) {
  return (
    <Alert type="info" header={`The version of ${group.changedBy.name} is brought in`}>
      It was saved at <Time at={group.changedAt} />. What only they changed is in the form now; what
      you typed has stayed.{' '}
      {both.length > 0
        ? `You have both changed: ${both.join('; ')}. There the form has yours.`
        : 'You have changed nothing that they changed, too.'}{' '}
      It is not saved yet.
    </Alert>
  );
}
