/** Puts the chosen colours and density onto the page, and follows the system where that is chosen. */
import { applyDensity, applyMode, Density, Mode } from '@cloudscape-design/global-styles';
import { useEffect } from 'react';

import { useDensity, useTheme } from '@/lib/preferences';

export function useAppearance(): void {
  const [theme] = useTheme();
  const [density] = useDensity();
  useEffect(() => {
    const system = window.matchMedia('(prefers-color-scheme: dark)');
    const apply = () => {
      const isDark = theme === 'dark' || (theme === 'system' && system.matches);
      applyMode(isDark ? Mode.Dark : Mode.Light);
    };
    apply();
    system.addEventListener('change', apply);
    return () => system.removeEventListener('change', apply);
  }, [theme]);
  useEffect(() => {
    applyDensity(density === 'compact' ? Density.Compact : Density.Comfortable);
  }, [density]);
}
