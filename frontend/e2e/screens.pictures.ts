/** Every screen as it looks with the sample: at a desk in light and dark, and on a phone. */
import { join } from 'node:path';

import type { Page } from '@playwright/test';

import { addressOf, PATHS, sampleThings } from './support/addresses';
import { expect, test } from './support/journey';
import { expectLoaded } from './support/loaded';

test.use({ role: 'Administrator' });

const FOLDER = process.env.PICTURES ?? '../.cache/screenshots';
const DESK = { width: 1440, height: 1000 };
const TALLEST = 2400;
const PHONE = { width: 390, height: 844 };

for (const path of PATHS) {
  test(path, async ({ page, desk }) => {
    const things = await sampleThings(desk);
    await take(page, addressOf(path, things), nameOf(path));
  });
}

test('a drill that runs', async ({ page, desk }) => {
  const things = await sampleThings(desk);
  const executionId = await desk.started(things.plan);
  await desk.comesTo(executionId, ({ wavesEnded }) => wavesEnded > 0);
  await take(page, `/executions/${executionId}`, 'drill-that-runs');
  await desk.ends(executionId);
});

test.describe('outside', () => {
  test.use({ role: null });

  test('sign-in', async ({ page }) => {
    await take(page, '/', 'sign-in');
  });
});

/** Scrolled pictures would lose the navigation: the window is as tall as the page instead. */
async function take(page: Page, address: string, name: string): Promise<void> {
  await page.setViewportSize(DESK);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto(address);
  await expectLoaded(page);
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ ...DESK, height: Math.min(Math.max(height, DESK.height), TALLEST) });
  await shot(page, `${name}-light`);
  await page.emulateMedia({ colorScheme: 'dark' });
  await shot(page, `${name}-dark`);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize(PHONE);
  await page.reload();
  await expectLoaded(page);
  await shot(page, `${name}-phone`);
}

async function shot(page: Page, name: string): Promise<void> {
  await expect(page.locator('body')).toBeVisible();
  await page.screenshot({ path: join(FOLDER, `${name}.png`), animations: 'disabled' });
}

function nameOf(path: string): string {
  const words = path.split(/[/?=]/).filter(Boolean);
  return words.map((word) => (word.startsWith(':') ? 'one' : word)).join('-') || 'home';
}
