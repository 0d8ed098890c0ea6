import Button from '@cloudscape-design/components/button';

import type { FieldErrors } from '@/lib/form';

import type { FormPlace } from './form-place';
import { placeOfField } from './form-place';
import type { WaveForm } from './plan-form';
import { waveTitle } from './plan-form';

interface Props {
  problems: FieldErrors;
  waves: readonly WaveForm[];
  onGo: (place: FormPlace) => void;
}

/** Fields that have to be mended before the plan can be judged or saved. */
export function ProblemLinks({ problems, waves, onGo }: Props) {
  const all = Object.entries(problems);
  if (all.length === 0) return null;
  return (
    <ul className="dr-plain-list">
      {all.map(([path, problem]) => {
        const place = placeOfField(path, waves);
        return (
          <li key={path}>
            <Button variant="inline-link" onClick={() => onGo(place)}>
              {titleOf(place, waves)}
            </Button>
            {': '}
            {problem}
          </li>
        );
      })}
    </ul>
  );
}

function titleOf(place: FormPlace, waves: readonly WaveForm[]): string {
  const index = waves.findIndex(({ key }) => key === place.wave);
  const wave = waves[index];
  return wave ? waveTitle(wave, index) : 'Details';
}
