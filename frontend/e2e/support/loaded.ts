/** When a page shows all that it has asked for, and nothing that is no word. */
import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';

const PATIENCE = 30_000;
const SLIPS = /\b(undefined|NaN|Invalid Date|\[object Object\])\b/;

export async function expectLoaded(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible({ timeout: PATIENCE });
  await expect(page.getByText(/^Loading\b/)).toHaveCount(0);
  await page.waitForLoadState('networkidle');
  await expect(page.getByText(SLIPS)).toHaveCount(0);
}
