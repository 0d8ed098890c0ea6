import { useState } from 'react';
import { Navigate } from 'react-router';

import { useNotify } from '@/app/notifications';
import { usePage } from '@/app/page';
import { RoleButton } from '@/ui/RoleButton';

import { GroupsHelp } from '../GroupsHelp';
import { useCreateGroup } from './form-query';
import { draftOf, NEW_GROUP } from './group-form';
import { GroupEditor } from './GroupEditor';

const TITLE = 'Create a protection group';
const PARENTS = [{ text: 'Protection groups', href: '/groups' }];

export function NewGroupPage() {
  usePage({ title: TITLE, parents: PARENTS, contentType: 'form', help: <GroupsHelp /> });
  const [form, setForm] = useState(NEW_GROUP);
  const create = useCreateGroup();
  const notify = useNotify();

  if (create.data) return <Navigate to={`/groups/${create.data.groupId}`} replace />;
  return (
    <GroupEditor
      title={TITLE}
      groupId={undefined}
      saved={NEW_GROUP}
      form={form}
      onChange={(changed) => {
        setForm(changed);
        create.reset();
      }}
      problem={create.error}
      submit={(onClick) => (
        <RoleButton operation="createGroup" loading={create.isPending} onClick={onClick}>
          Create the group
        </RoleButton>
      )}
      onSubmit={() =>
        create.mutate(draftOf(form), {
          onSuccess: ({ name }) => notify({ type: 'success', header: `Group ${name} is created.` }),
        })
      }
    />
  );
}
