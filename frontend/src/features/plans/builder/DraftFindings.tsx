import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';

import type { Finding } from '@/api/generated';
import { AppLink } from '@/ui/AppLink';
import { bySeverity, severityStatus } from '@/ui/findings-model';
import { StatusText } from '@/ui/StatusText';

import { repairPlace, repairText } from '../repair-place';
import { namedWave } from './draft-graph';
import type { FormPlace } from './form-place';
import { placeOfRepair } from './form-place';
import type { WaveForm } from './plan-form';

interface Props {
  findings: readonly Finding[];
  waves: readonly WaveForm[];
  onGo: (place: FormPlace) => void;
}

/** What the API has found, each with the way to its field. */
export function DraftFindings({ findings, waves, onGo }: Props) {
  return (
    <SpaceBetween size="s">
      {bySeverity(findings).map((finding, index) => (
        <div key={index}>
          <StatusText {...shownOf(finding)} />
          <div>{finding.fact}</div>
          <Box color="text-body-secondary">
            {finding.fix} <Repair finding={finding} waves={waves} onGo={onGo} />
          </Box>
        </div>
      ))}
    </SpaceBetween>
  );
}

function shownOf({ severity, wave }: Finding) {
  const { type, text } = severityStatus(severity);
  return { type, text: wave ? `${text}, wave ${wave}` : text };
}

function Repair({ finding, waves, onGo }: Pick<Props, 'waves' | 'onGo'> & { finding: Finding }) {
  const place = repairPlace(finding, waves.map(namedWave));
  if (!place) return null;
  const field = placeOfRepair(place, waves);
  if (place.kind === 'PAGE') return <AppLink to={place.to}>{place.text}</AppLink>;
  return (
    <Button variant="inline-link" onClick={() => field && onGo(field)}>
      {repairText(place)}
    </Button>
  );
}
