import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import { useState } from 'react';

const AT_FIRST = 5;

interface Props<T> {
  items: readonly T[];
  keyOf: (item: T) => string;
  show: (item: T) => ReactNode;
}

/** The first few of a list, and all of it when somebody asks. */
export function ShortList<T>({ items, keyOf, show }: Props<T>) {
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? items : items.slice(0, AT_FIRST);
  if (items.length === 0) return null;
  return (
    <SpaceBetween size="xs">
      <ul className="dr-plain-list dr-short-list">
        {shown.map((item) => (
          <li key={keyOf(item)}>{show(item)}</li>
        ))}
      </ul>
      {items.length > AT_FIRST && (
        <Button variant="inline-link" onClick={() => setWhole(!isWhole)}>
          {isWhole ? 'Show fewer' : `Show all ${items.length}`}
        </Button>
      )}
    </SpaceBetween>
  );
}
