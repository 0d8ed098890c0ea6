/** Shows that a table goes on to the right: there it fades, as long as there is more to scroll to. */
import type { RefObject } from 'react';
import { useEffect } from 'react';

export function useFadingEdge(frame: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const scrolled = [...(frame.current?.querySelectorAll('table') ?? [])].flatMap(
      ({ parentElement }) => parentElement ?? [],
    );
    const mark = () => scrolled.forEach(markEdge);
    const observer = new ResizeObserver(mark);
    for (const element of scrolled) {
      observer.observe(element);
      for (const table of element.children) observer.observe(table);
      element.addEventListener('scroll', mark, { passive: true });
    }
    return () => {
      observer.disconnect();
      for (const element of scrolled) element.removeEventListener('scroll', mark);
    };
  }, [frame]);
}

/** Parts of a pixel are no more to scroll to. */
function markEdge(element: HTMLElement): void {
  const left = element.scrollWidth - element.clientWidth - element.scrollLeft;
  element.toggleAttribute('data-goes-on', left > 1);
}
