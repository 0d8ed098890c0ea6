import Link from '@cloudscape-design/components/link';

import type { ServerInExecution } from '@/api/generated';
import { instanceLink } from '@/lib/aws-console';
import { NOTHING } from '@/lib/format';

/** To the EC2 console: it shows the instance to who is signed in to that very account. */
export function InstanceLink({ server }: { server: ServerInExecution }) {
  const { instance, location } = server;
  if (!instance) return NOTHING;
  const href = instanceLink(location, instance.instanceId);
  const state = instance.isRunning ? '' : ' (terminated)';
  if (!href || !instance.isRunning) return instance.instanceId + state;
  return (
    <Link
      href={href}
      external
      externalIconAriaLabel={`Opens the EC2 console of account ${location.accountId} in a new tab`}
    >
      {instance.instanceId}
    </Link>
  );
}
