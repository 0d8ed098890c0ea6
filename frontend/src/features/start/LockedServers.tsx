import type { LockedServer } from '@/api/generated';
import { formatCount } from '@/lib/format';
import { entityPath } from '@/lib/paths';
import { AppLink } from '@/ui/AppLink';
import { StatusText } from '@/ui/StatusText';

import { holdersOf } from './preview-model';

/** Servers that a start can't have, and who has them. */
export function LockedServers({ servers }: { servers: readonly LockedServer[] }) {
  if (servers.length === 0) return null;
  return (
    <div>
      <StatusText
        type="stopped"
        text={`${formatCount(servers.length, 'server')} in another execution: nobody else can start with them until it has ended`}
      />
      <ul className="dr-list">
        {holdersOf(servers).map(({ executionId, planName, hostnames }) => (
          <li key={executionId}>
            <AppLink to={entityPath('EXECUTION', executionId)}>
              {planName}, {executionId}
            </AppLink>
            : {hostnames.join(', ')}
          </li>
        ))}
      </ul>
    </div>
  );
}
