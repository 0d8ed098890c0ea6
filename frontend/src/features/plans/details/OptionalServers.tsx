import { serversPath } from '@/lib/paths';
import { AppLink } from '@/ui/AppLink';

/** Servers whose failure does not count. */
export function OptionalServers({ ids }: { ids: readonly string[] }) {
  if (ids.length === 0) return 'None: every server counts';
  return (
    <ul className="dr-plain-list">
      {ids.map((id) => (
        <li key={id}>
          <AppLink to={serversPath({ text: id })}>{id}</AppLink>
        </li>
      ))}
    </ul>
  );
}
