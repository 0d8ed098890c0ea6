/** Journeys through the built console, in a browser that is there already: none is downloaded. */
import { execFileSync } from 'node:child_process';

import { defineConfig } from '@playwright/test';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

function installedChromium(): string | undefined {
  for (const name of NAMES) {
    try {
      return execFileSync('which', [name], { encoding: 'utf8', stdio: 'pipe' }).trim();
    } catch {
      continue;
    }
  }
  return undefined;
}

const executablePath = process.env.CHROMIUM ?? installedChromium();

export default defineConfig({
  testDir: './e2e',
  outputDir: '../.cache/frontend/e2e',
  reporter: [['list']],
  // Two, because most of a journey is waiting.
  workers: 2,
  fullyParallel: true,
  timeout: 240_000,
  expect: { timeout: 45_000 },
  forbidOnly: Boolean(process.env.CI),
  use: {
    baseURL: process.env.CONSOLE_URL ?? 'http://127.0.0.1:4567',
    actionTimeout: 45_000,
    viewport: { width: 1440, height: 1000 },
    contextOptions: { reducedMotion: 'reduce' },
    // With `--trace on` it tells more of a failure; always on, every journey would take longer.
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      // The ones with which Debian's chromium runs without a display, and leaves the network alone.
      args: [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
