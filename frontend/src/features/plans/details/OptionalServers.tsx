import type { Wave } from '@/api/generated';
import { serversPath } from '@/lib/paths';
import { AppLink } from '@/ui/AppLink';

import { useServersOfGroups } from '../builder/builder-query';

/** Servers whose failure does not count; by their ids while nobody knows their names. */
export function OptionalServers({ wave }: { wave: Wave }) {
  const ids = wave.optionalServerIds;
  const { servers } = useServersOfGroups(ids.length > 0 ? wave.groupIds : []);
  if (ids.length === 0) return 'None: every server counts';
  return (
    <ul className="dr-plain-list">
      {ids.map((id) => (
        <li key={id}>
          <AppLink to={serversPath({ text: id })}>
            {servers.find(({ serverId }) => serverId === id)?.hostname ?? id}
          </AppLink>
        </li>
      ))}
    </ul>
  );
}
