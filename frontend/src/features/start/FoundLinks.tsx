import Link from '@cloudscape-design/components/link';

import type { DoomedInstance, Finding } from '@/api/generated';
import { instanceLink } from '@/lib/aws-console';
import { AppLink } from '@/ui/AppLink';
import { whereToRepair } from '@/ui/findings-model';

import { doomedBy } from './preview-model';

interface Props {
  finding: Finding;
  doomed: readonly DoomedInstance[];
}

/** To what a finding is about, and to the instance that would be destroyed: somebody may want to save it. */
export function FoundLinks({ finding, doomed }: Props) {
  const place = whereToRepair(finding);
  const instance = doomedBy(finding, doomed);
  const href = instance && instanceLink(instance.location, instance.instanceId);
  return (
    <>
      {place && <AppLink to={place.to}>{place.text}</AppLink>}{' '}
      {href && (
        <Link
          href={href}
          external
          externalIconAriaLabel={`Opens the EC2 console of account ${instance.location.accountId} in a new tab`}
        >
          Show the instance
        </Link>
      )}
    </>
  );
}
