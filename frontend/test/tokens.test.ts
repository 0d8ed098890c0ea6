import { readFileSync } from 'node:fs';

import * as tokens from '@cloudscape-design/design-tokens';
import { expect, test } from 'vitest';

const STYLES = 'node_modules/@cloudscape-design/components/internal/base-theme/styles.scoped.css';

test('every design token is defined by the components that are installed with it', () => {
  const defined = new Set(readFileSync(STYLES, 'utf8').match(/--[\w-]+(?=\s*:)/g));

  const missing = Object.entries(tokens)
    .filter(([, value]) => !defined.has(/var\((--[\w-]+)/.exec(String(value))?.[1] ?? ''))
    .map(([name]) => name);

  expect(missing).toEqual([]);
});
