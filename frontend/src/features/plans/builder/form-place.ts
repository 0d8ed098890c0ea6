/** Where in the form somebody is: which wave, and which part of it. In the address, so findings can link there. */
import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

import type { Part, RepairPlace } from '../repair-place';
import { PARTS } from '../repair-place';
import type { WaveForm } from './plan-form';

export interface FormPlace {
  /** Undefined: the details of the plan. */
  wave: string | undefined;
  part: Part;
}

const BEGINNING: FormPlace = { wave: undefined, part: 'wave' };

/** Anything in the address that is not there counts as the first wave. */
export function useFormPlace(waves: readonly WaveForm[]): [FormPlace, (place: FormPlace) => void] {
  const [params, setParams] = useSearchParams();
  const wave = waves.find(({ key }) => key === params.get('wave')) ?? waves[0];
  const part = PARTS.find((each) => each === params.get('part')) ?? PARTS[0];
  const go = useCallback(
    (place: FormPlace) => {
      const next = new URLSearchParams();
      if (place.wave) next.set('wave', place.wave);
      if (place.part !== PARTS[0]) next.set('part', place.part);
      setParams(next, { replace: true });
    },
    [setParams],
  );
  return [{ wave: wave?.key, part }, go];
}

/** Of a field that the API or our own rules name: `waves[2].checks[0].document`. */
export function placeOfField(path: string, waves: readonly WaveForm[]): FormPlace {
  const [, index, field = ''] = /^waves\[(\d+)\]\.?(\w*)/.exec(path) ?? [];
  if (index === undefined) return BEGINNING;
  return { wave: waves[Number(index)]?.key, part: partOf(field) };
}

/** Undefined: it is mended on another page. */
export function placeOfRepair(
  place: RepairPlace,
  waves: readonly WaveForm[],
): FormPlace | undefined {
  if (place.kind === 'PAGE') return undefined;
  if (place.kind === 'DETAILS') return BEGINNING;
  return { wave: waves[place.index]?.key, part: place.part };
}

function partOf(field: string): Part {
  if (field === 'approval' || field === 'checks') return field;
  if (field.startsWith('actions')) return 'actions';
  return ['name', 'groupIds', 'dependsOn'].includes(field) ? 'wave' : 'failure';
}
