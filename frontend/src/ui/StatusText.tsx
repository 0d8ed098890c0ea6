import StatusIndicator from '@cloudscape-design/components/status-indicator';

import type { Shown } from './status';

/** A status from `status.ts`: `<StatusText {...executionStatus(status)} />`. */
export function StatusText({ type, text }: Shown) {
  return (
    <StatusIndicator type={type}>
      <span className="dr-words">{text}</span>
    </StatusIndicator>
  );
}
