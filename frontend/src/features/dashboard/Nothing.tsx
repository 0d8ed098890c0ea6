import Box from '@cloudscape-design/components/box';
import type { ReactNode } from 'react';

/** In a part of the page that has nothing to show, which is mostly good. */
export function Nothing({ children }: { children: ReactNode }) {
  return <Box color="text-body-secondary">{children}</Box>;
}
