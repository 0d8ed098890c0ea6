import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';

import type { Readiness } from '@/api/generated';
import { sentence } from '@/ui/server-words';
import { readinessStatus } from '@/ui/status';
import { StatusText } from '@/ui/StatusText';

const MEANS = {
  NOT_READY: 'DRS would not launch the server now. A plan can be started without it.',
  READY: 'DRS would launch the server now.',
} as const;

/** Whether DRS would launch the server, with every reason. */
export function ServerReadiness({ readiness }: { readiness: Readiness }) {
  const { isReady, obstacles, warnings } = readiness;
  return (
    <SpaceBetween size="xs">
      <div>
        <StatusText {...readinessStatus(readiness)} />
        {`. ${isReady ? MEANS.READY : MEANS.NOT_READY}`}
      </div>
      <ul className="dr-plain-list">
        {obstacles.map((clause) => (
          <li key={clause}>
            <StatusIndicator type="error" iconAriaLabel="Obstacle">
              {sentence(clause)}
            </StatusIndicator>
          </li>
        ))}
        {warnings.map((clause) => (
          <li key={clause}>
            <StatusIndicator type="warning" iconAriaLabel="Warning">
              {sentence(clause)}
            </StatusIndicator>
          </li>
        ))}
      </ul>
    </SpaceBetween>
  );
}
