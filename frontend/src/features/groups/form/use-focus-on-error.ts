/** Where the keyboard goes when a form can't be sent: to the first field that is wrong. */
import type { RefObject } from 'react';
import { useEffect, useRef } from 'react';

/** `tries`: how often somebody has tried to send it. */
export function useFocusOnError(tries: number): RefObject<HTMLDivElement | null> {
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (tries > 0) frame.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [tries]);
  return frame;
}
