import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import type { ReactNode } from 'react';

import { NOTHING } from '@/lib/format';

interface Props {
  /** By label; what is not known is shown as a dash. */
  facts: Record<string, ReactNode>;
  columns?: 1 | 2 | 3 | 4;
}

/** What is known about one thing. */
export function Facts({ facts, columns = 3 }: Props) {
  return (
    <KeyValuePairs
      columns={columns}
      // Two beside each other on a phone would break every word that is longer than a few letters.
      minColumnWidth={180}
      items={Object.entries(facts).map(([label, value]) => ({
        label,
        value: value === null || value === undefined || value === '' ? NOTHING : value,
      }))}
    />
  );
}
