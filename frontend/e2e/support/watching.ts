/** What somebody looks for who watches an execution. */
import type { Locator, Page } from '@playwright/test';

/** For what DRS takes its minutes for. */
export const LONG = { timeout: 100_000 };

/** Beside the name of the plan. */
export const completed = (page: Page): Locator =>
  page.getByText('Completed', { exact: true }).first();

export const cancelled = (page: Page): Locator =>
  page.getByText('Cancelled', { exact: true }).first();

/** In the timeline. */
export const wave = (page: Page, name: string, status: string): Locator =>
  page.getByRole('treeitem', { name: new RegExp(`Wave \\d+, ${name}: ${status}`) });
