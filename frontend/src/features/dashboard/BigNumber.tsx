import type { ReactNode } from 'react';

import { AppLink } from '@/ui/AppLink';

/** A number that leads to the list of what it counts. */
export function BigNumber({ to, children }: { to: string; children: ReactNode }) {
  return (
    <AppLink to={to} variant="awsui-value-large">
      {children}
    </AppLink>
  );
}
