/** Measurements instead of journeys: one after the other, so that none disturbs another one. */
import { defineConfig } from '@playwright/test';

import journeys from './playwright.config';

export default defineConfig({
  ...journeys,
  testMatch: '*.bench.ts',
  workers: 1,
  reporter: [['line']],
  use: { ...journeys.use, trace: 'off', screenshot: 'off' },
});
