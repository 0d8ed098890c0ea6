/** Where a followed link has led is where reading goes on: at the heading of the new page. */
import { useEffect, useRef } from 'react';
import { useLocation } from 'react-router';

/** Not for the first page, and not for what changes within a page. */
export function useFocusOnNewPage(): void {
  const { pathname } = useLocation();
  const shown = useRef(pathname);
  useEffect(() => {
    if (shown.current === pathname) return undefined;
    shown.current = pathname;
    return focusHeading();
  }, [pathname]);
}

const DEEDS = ['pointerdown', 'keydown'] as const;

/** As soon as there is one, and again when a page replaces it, until somebody does something. */
function focusHeading(): () => void {
  const before = document.activeElement;
  const observer = new MutationObserver(look);
  function look() {
    const heading = document.querySelector<HTMLElement>('main h1');
    const now = document.activeElement;
    if (now !== before && now !== document.body && now !== heading) stop();
    else if (heading && now !== heading) focus(heading);
  }
  function stop() {
    observer.disconnect();
    for (const deed of DEEDS) document.removeEventListener(deed, stop, true);
  }
  for (const deed of DEEDS) document.addEventListener(deed, stop, true);
  observer.observe(document.body, { childList: true, subtree: true });
  look();
  return stop;
}

/** A heading takes the focus only when it is told to; it stays out of the way of the Tab key. */
function focus(heading: HTMLElement): void {
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}
