import type { ServerView } from '@/api/generated';
import { NOTHING } from '@/lib/format';
import { AppLink } from '@/ui/AppLink';

/** The group that lists a server, and those whose tags it carries. */
export function GroupLinks({
  server: { assignment, tagGroups },
}: {
  server: Pick<ServerView, 'assignment' | 'tagGroups'>;
}) {
  const groups = assignment ? [assignment, ...tagGroups] : tagGroups;
  if (groups.length === 0) return NOTHING;
  return groups.map(({ groupId, groupName }, index) => (
    <span key={groupId}>
      {index > 0 && ', '}
      <AppLink to={`/groups/${groupId}`}>{groupName}</AppLink>
    </span>
  ));
}
