import { sampleThings } from './support/addresses';
import { expect, test } from './support/journey';

test.use({ role: 'Viewer' });

test('a link restores the filter of a list', async ({ page }) => {
  await page.goto('/servers?readiness=READY&text=sf-web');
  await expect(page.getByRole('row', { name: /sf-web-04/ })).toBeVisible();
  await expect(page.getByRole('row', { name: /sf-db-01/ })).toHaveCount(0);

  await page.reload();

  await expect(page.getByRole('row', { name: /sf-web-0/ })).toHaveCount(4);
});

test('a link restores the tab, and what is opened beside it', async ({ page, desk }) => {
  const { execution } = await sampleThings(desk);
  await page.goto(`/executions/${execution.executionId}`);
  await page.getByRole('tab', { name: /Servers/ }).click();
  await page.getByRole('button', { name: 'sf-db-01' }).click();
  await expect(page.getByRole('heading', { name: /sf-db-01/ })).toBeVisible();

  await page.goto(page.url());

  await expect(page.getByRole('tab', { name: /Servers/, selected: true })).toBeVisible();
  await expect(page.getByRole('heading', { name: /sf-db-01/ })).toBeVisible();
});
