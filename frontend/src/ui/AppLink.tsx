import type { LinkProps } from '@cloudscape-design/components/link';
import Link from '@cloudscape-design/components/link';
import type { ReactNode } from 'react';

import { useFollow } from '@/lib/follow';

interface Props extends Pick<LinkProps, 'variant' | 'fontSize' | 'ariaLabel'> {
  to: string;
  children: ReactNode;
}

/** A link to another page of the console, without loading it anew. */
export function AppLink({ to, children, ...look }: Props) {
  const follow = useFollow();
  return (
    <Link href={to} onFollow={follow} {...look}>
      {children}
    </Link>
  );
}
