/** How much of a scrolled element is in view, in whole rows: less is not worth drawing anew. */
import type { RefObject } from 'react';
import { useEffect, useState } from 'react';

import { ROW_HEIGHT } from './sizes';

export interface Viewport {
  top: number;
  height: number;
  width: number;
}

/** Until it is measured, and where nothing can be. */
const UNMEASURED: Viewport = { top: 0, height: 480, width: 960 };

export function useViewport(element: RefObject<HTMLElement | null>): Viewport {
  const [viewport, setViewport] = useState(UNMEASURED);
  useEffect(() => {
    const measured = element.current;
    if (!measured) return undefined;
    const measure = () => setViewport((before) => unlessSame(before, viewportOf(measured)));
    const observer = new ResizeObserver(measure);
    observer.observe(measured);
    measured.addEventListener('scroll', measure, { passive: true });
    return () => {
      observer.disconnect();
      measured.removeEventListener('scroll', measure);
    };
  }, [element]);
  return viewport;
}

function viewportOf({ scrollTop, clientHeight, clientWidth }: HTMLElement): Viewport {
  return {
    top: Math.floor(scrollTop / ROW_HEIGHT) * ROW_HEIGHT,
    height: clientHeight || UNMEASURED.height,
    width: clientWidth || UNMEASURED.width,
  };
}

function unlessSame(before: Viewport, after: Viewport): Viewport {
  const isSame =
    before.top === after.top && before.height === after.height && before.width === after.width;
  return isSame ? before : after;
}
