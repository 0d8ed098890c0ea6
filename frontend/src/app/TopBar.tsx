import type { ButtonDropdownProps } from '@cloudscape-design/components/button-dropdown';
import type { TopNavigationProps } from '@cloudscape-design/components/top-navigation';
import TopNavigation from '@cloudscape-design/components/top-navigation';

import { useSession } from '@/auth/session';
import { useFollow } from '@/lib/follow';
import type { Density, Theme, Zone } from '@/lib/preferences';
import { useDensity, useTheme, useZone } from '@/lib/preferences';

export const PRODUCT = 'Disaster recovery';

/** Where one is, who one is, and how one wants to see things. */
export function TopBar() {
  const { me, signOut } = useSession();
  const follow = useFollow();
  const user: TopNavigationProps.Utility = {
    type: 'menu-dropdown',
    text: me.user.name,
    description: me.roles.join(', ') || 'No role',
    iconName: 'user-profile',
    items: [{ id: 'sign-out', text: 'Sign out' }],
    onItemClick: () => void signOut(),
  };
  const appearance = useAppearanceMenu();
  return (
    <TopNavigation
      identity={{ href: '/', title: `${PRODUCT} – ${me.environment}`, onFollow: follow }}
      utilities={[appearance, user]}
    />
  );
}

function useAppearanceMenu(): TopNavigationProps.MenuDropdownUtility {
  const [theme, setTheme] = useTheme();
  const [density, setDensity] = useDensity();
  const [zone, setZone] = useZone();
  const choices = {
    Colours: choice<Theme>(theme, setTheme, {
      system: 'As the system',
      light: 'Light',
      dark: 'Dark',
    }),
    Density: choice<Density>(density, setDensity, {
      comfortable: 'Comfortable',
      compact: 'Compact',
    }),
    Times: choice<Zone>(zone, setZone, { UTC: 'In UTC', local: 'In local time' }),
  };
  return {
    type: 'menu-dropdown',
    iconName: 'settings',
    ariaLabel: 'Appearance',
    title: 'Appearance',
    items: Object.entries(choices).map(([text, { items }]) => ({ text, items })),
    onItemClick: ({ detail }) =>
      Object.values(choices).forEach(({ choose }) => {
        choose(detail.id);
      }),
  };
}

function choice<T extends string>(
  chosen: T,
  set: (value: T) => void,
  texts: Record<T, string>,
): { items: ButtonDropdownProps.CheckboxItem[]; choose: (id: string) => void } {
  const values = Object.keys(texts) as T[];
  return {
    items: values.map((id) => ({
      itemType: 'checkbox',
      id,
      text: texts[id],
      checked: id === chosen,
    })),
    choose: (id) => {
      const value = values.find((each) => each === id);
      if (value) set(value);
    },
  };
}
