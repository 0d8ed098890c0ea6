/** The people of a deployment for trying out: one for each role, all with the same password. */
import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';

export type Role = 'Viewer' | 'Operator' | 'PlanManager' | 'RecoveryManager' | 'Administrator';

export const emailOf = (role: Role): string => `${role.toLowerCase()}@example.com`;

export function password(): string {
  const given = process.env.RECOVERY_PASSWORD;
  if (!given) throw new Error('Set RECOVERY_PASSWORD to the password of the people who sign in.');
  return given;
}

export async function enter(page: Page, email: string, secret: string): Promise<void> {
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password').fill(secret);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

export async function signIn(page: Page, role: Role, path = '/'): Promise<void> {
  await page.goto(path);
  await enter(page, emailOf(role), password());
  await expect(page.getByRole('navigation').first()).toBeVisible();
}
