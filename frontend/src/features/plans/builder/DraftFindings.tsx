import Button from '@cloudscape-design/components/button';

import type { Finding } from '@/api/generated';
import { AppLink } from '@/ui/AppLink';
import { Findings } from '@/ui/Findings';

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
    <Findings
      findings={findings}
      waves={waves.map(({ name }) => name.trim())}
      repair={(finding) => <Repair finding={finding} waves={waves} onGo={onGo} />}
    />
  );
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
