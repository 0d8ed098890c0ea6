/** The navigation that somebody sees: what their roles allow, in sections. */
import type { SideNavigationProps } from '@cloudscape-design/components/side-navigation';

import type { Screen } from './screens';
import { SECTIONS } from './screens';

export function navigationOf(
  screens: Screen[],
  may: (operation: string) => boolean,
): SideNavigationProps.Item[] {
  return SECTIONS.flatMap((section) => {
    const items = screens.flatMap(({ nav, path, needs }) =>
      nav?.section === section && may(needs)
        ? [{ type: 'link' as const, text: nav.text, href: path }]
        : [],
    );
    return items.length > 0 ? [{ type: 'section-group' as const, title: section, items }] : [];
  });
}

/** The entry that is marked: the deepest one above the page. */
export function activePath(screens: Screen[], pathname: string): string {
  const above = screens.filter(
    ({ nav, path }) => nav && (pathname === path || pathname.startsWith(`${path}/`)),
  );
  return above.toSorted((a, b) => b.path.length - a.path.length)[0]?.path ?? pathname;
}
