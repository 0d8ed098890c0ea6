import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import { Children } from 'react';

import { useIsNarrow } from '@/lib/narrow';

import { UpdatedAge } from './UpdatedAge';

interface Props {
  query: Parameters<typeof UpdatedAge>[0]['query'];
  /** The most important one last, at the end of the line; on a phone it comes first. */
  children: ReactNode;
}

/** How old the page is, and what can be done with its thing. */
export function HeaderActions({ query, children }: Props) {
  const isNarrow = useIsNarrow();
  const actions = Children.toArray(children);
  return (
    <SpaceBetween direction="horizontal" size="xs" alignItems="center">
      {!isNarrow && <UpdatedAge query={query} />}
      {isNarrow ? actions.toReversed() : actions}
      {isNarrow && <UpdatedAge query={query} />}
    </SpaceBetween>
  );
}
