/** How Cloudscape's lists are used by whoever sees them. */
import type { Locator, Page } from '@playwright/test';

/** From a list that closes by itself. */
export async function choose(page: Page, list: string, option: string | RegExp): Promise<void> {
  await listed(page, list).click();
  await page.getByRole('option', { name: option }).click();
}

/** From a list that stays open for more. */
export async function chooseSome(page: Page, list: string, ...options: string[]): Promise<void> {
  await listed(page, list).click();
  for (const name of options) await page.getByRole('option', { name }).click();
  await page.keyboard.press('Escape');
}

/** Its name goes on with what is chosen. */
const listed = (page: Page, list: string): Locator =>
  page.getByRole('button', { name: new RegExp(`^${list} `) });
