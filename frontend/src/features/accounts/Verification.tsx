import Alert from '@cloudscape-design/components/alert';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';

import type { AccountVerification } from '@/api/generated';
import { formatCount } from '@/lib/format';
import { Time } from '@/ui/Time';

import { failedFirst, placeText } from './verification-model';

/** What was tried in the account, and what AWS answered. */
export function Verification({ verification }: { verification: AccountVerification }) {
  const { checks, isPassed, at } = verification;
  const failed = checks.filter((check) => !check.isPassed).length;
  return (
    <SpaceBetween size="s">
      <div role="status">
        <Alert type={isPassed ? 'success' : 'error'}>
          {isPassed
            ? `All ${formatCount(checks.length, 'check')} passed`
            : `${formatCount(failed, 'check')} of ${checks.length} failed`}{' '}
          at <Time at={at} />.
        </Alert>
      </div>
      <ul className="dr-plain-list">
        {failedFirst(checks).map((check) => (
          <li key={`${check.region}/${check.name}`}>
            <StatusIndicator type={check.isPassed ? 'success' : 'error'}>
              {check.name} {placeText(check)}
            </StatusIndicator>
            {!check.isPassed && `: ${check.detail}`}
          </li>
        ))}
      </ul>
    </SpaceBetween>
  );
}
