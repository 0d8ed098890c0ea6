/** Pictures instead of journeys: what `PICTURES` names is the folder that they go into. */
import { defineConfig } from '@playwright/test';

import journeys from './playwright.config';

export default defineConfig({
  ...journeys,
  testMatch: '*.pictures.ts',
  // One: the drill that is shown while it runs would be seen on the other pictures, too.
  workers: 1,
  timeout: 180_000,
  use: { ...journeys.use, trace: 'off', screenshot: 'off' },
});
