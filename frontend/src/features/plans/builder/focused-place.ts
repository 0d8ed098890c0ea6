/** Moves somebody to a place of the form: shows it, and puts the focus into its first field. */
import type { RefObject } from 'react';
import { useCallback, useEffect, useRef, useState } from 'react';

import type { FormPlace } from './form-place';
import { useFormPlace } from './form-place';
import type { WaveForm } from './plan-form';

interface FocusedPlace {
  place: FormPlace;
  go: (place: FormPlace) => void;
  detailsRef: RefObject<HTMLDivElement | null>;
  waveRef: RefObject<HTMLDivElement | null>;
}

const FIELDS = '[role="tabpanel"] :is(input, textarea, button):not(:disabled), input';

export function useFocusedPlace(waves: readonly WaveForm[]): FocusedPlace {
  const [place, setPlace] = useFormPlace(waves);
  const [target, setTarget] = useState<FormPlace>();
  const detailsRef = useRef<HTMLDivElement>(null);
  const waveRef = useRef<HTMLDivElement>(null);

  const go = useCallback(
    (next: FormPlace) => {
      if (next.wave) setPlace(next);
      setTarget(next);
    },
    [setPlace],
  );
  // A new object each time: going to the same place again works, too.
  useEffect(() => {
    if (!target) return;
    const there = (target.wave ? waveRef : detailsRef).current;
    there?.scrollIntoView?.({ block: 'start' });
    there?.querySelector<HTMLElement>(FIELDS)?.focus({ preventScroll: true });
  }, [target]);

  return { place, go, detailsRef, waveRef };
}
