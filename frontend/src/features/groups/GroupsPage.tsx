import { lazy, Suspense, useState } from 'react';

import { usePage } from '@/app/page';
import { useUrlText } from '@/lib/url-state';
import { LoadingPage } from '@/ui/LoadingPage';

import { useGroups } from './groups-query';
import { GroupsHelp } from './GroupsHelp';

/** Loaded while the API is asked already. */
const GroupsTable = lazy(async () => ({ default: (await import('./GroupsTable')).GroupsTable }));
const DeleteGroup = lazy(async () => ({ default: (await import('./DeleteGroup')).DeleteGroup }));

/** The servers that are recovered together. */
export function GroupsPage() {
  usePage({ title: 'Protection groups', contentType: 'table', help: <GroupsHelp /> });
  const query = useGroups();
  const [chosenId, setChosenId] = useUrlText('group');
  const [isDeleting, setDeleting] = useState(false);
  const chosen = query.data?.find(({ groupId }) => groupId === chosenId);
  return (
    <Suspense fallback={<LoadingPage />}>
      <GroupsTable
        query={query}
        chosen={chosen}
        onChoose={setChosenId}
        onDelete={() => setDeleting(true)}
      />
      <Suspense>
        {isDeleting && chosen && (
          <DeleteGroup
            group={chosen}
            onClose={() => setDeleting(false)}
            onDeleted={() => {
              setDeleting(false);
              setChosenId(undefined);
            }}
          />
        )}
      </Suspense>
    </Suspense>
  );
}
