import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';

import type { Finding } from '@/api/generated';

import { AppLink } from './AppLink';
import { bySeverity, severityStatus, whereToRepair } from './findings-model';

/** What is wrong with a plan or a group: the fact, how to repair it, and where. Worst first. */
export function Findings({ findings }: { findings: readonly Finding[] }) {
  if (findings.length === 0) return null;
  return (
    <SpaceBetween size="s">
      {bySeverity(findings).map((finding) => (
        <OneFinding key={`${finding.code}/${finding.thing}/${finding.wave}`} finding={finding} />
      ))}
    </SpaceBetween>
  );
}

function OneFinding({ finding }: { finding: Finding }) {
  const { type, text } = severityStatus(finding.severity);
  const place = whereToRepair(finding);
  return (
    <div>
      <StatusIndicator type={type}>
        {text}
        {finding.wave ? `, wave ${finding.wave}` : ''}
      </StatusIndicator>
      <div>{finding.fact}</div>
      <Box color="text-body-secondary">
        {finding.fix} {place && <AppLink to={place.to}>{place.text}</AppLink>}
      </Box>
    </div>
  );
}
