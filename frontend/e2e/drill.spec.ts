import { readFile } from 'node:fs/promises';

import type { Page } from '@playwright/test';

import { expect, test } from './support/journey';
import { completed, LONG, wave } from './support/watching';

test.use({ role: 'Operator' });

test('a drill is started, approved, watched to its end, cleaned up, and reported', async ({
  page,
  desk,
  expectAccessible,
}) => {
  const plan = await desk.plan('Drill', await desk.gated('Only', { Journey: 'drill' }));
  await page.goto(`/plans/${plan.planId}/start?mode=DRILL`);
  await page.getByLabel('After the end of the drill').fill('5m');
  await page.getByRole('button', { name: 'Start drill' }).click();
  await page.getByRole('button', { name: 'Approve wave Only' }).click();
  await expectAccessible();
  await page.getByRole('dialog').getByRole('button', { name: 'Approve' }).click();

  await expect(wave(page, 'Only', 'Launching')).toBeVisible();
  const before = await bars(page);
  await expect.poll(() => bars(page)).not.toEqual(before);
  await expectAccessible();
  await expect(completed(page)).toBeVisible(LONG);
  await page.getByRole('tab', { name: /Servers/ }).click();
  await expect(page.getByRole('row', { name: /drill-1.*Terminated/ })).toBeVisible(LONG);

  await page.getByRole('link', { name: 'Report', exact: true }).click();
  await page.getByRole('button', { name: 'Download' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: /CSV/ }).click();
  expect(await readFile(await (await download).path(), 'utf8')).toContain('drill-1');
});

/** How long each bar of the timeline is. */
const bars = (page: Page): Promise<(string | null)[]> =>
  page
    .getByRole('tree', { name: 'Waves and servers over time' })
    .locator('svg rect')
    .evaluateAll((rects) => rects.map((rect) => rect.getAttribute('width')));
