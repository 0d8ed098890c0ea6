import ProgressBar from '@cloudscape-design/components/progress-bar';

import type { Usage } from '@/api/generated';

import { shareOf, usageStatus, usageText } from './quota-usage';
import { StatusText } from './StatusText';

/** How much of a quota is used, as a bar and in figures. */
export function UsageCell({ usage, label }: { usage: Usage; label: string }) {
  const share = shareOf(usage);
  if (share === null) return <StatusText {...usageStatus(usage)} />;
  return (
    <ProgressBar
      variant="key-value"
      ariaLabel={label}
      value={Math.min(share, 1) * 100}
      additionalInfo={usageText(usage)}
    />
  );
}
