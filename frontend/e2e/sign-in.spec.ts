import type { Page } from '@playwright/test';

import { expect, test } from './support/journey';
import { emailOf, enter, password, signIn } from './support/people';
import { enterAs, sessionIn } from './support/sessions';

const TWO_HOURS = 2 * 60 * 60_000;

test('who knows the password gets in, to where the link led, and out again', async ({
  page,
  watched,
  expectAccessible,
}) => {
  watched.expectStatus(400);
  await page.goto('/quotas');
  await expectAccessible();
  await enter(page, emailOf('Viewer'), 'Wrong7Horse8Battery');
  await expect(page.getByRole('alert')).toContainText('E-mail address or password is wrong');
  await expectAccessible();

  await page.getByLabel('Password').fill(password());
  await page.getByRole('button', { name: 'Sign in' }).click();

  await expect(page.getByRole('heading', { name: 'DRS quotas', level: 1 })).toBeVisible();
  await signOut(page);
});

test('who was invited chooses a password of their own', async ({
  page,
  watched,
  expectAccessible,
}) => {
  const newcomer = process.env.NEWCOMER ?? '';
  test.skip(!newcomer, 'NEWCOMER is the e-mail address of somebody with a temporary password.');
  watched.expectStatus(403);
  await page.goto('/accounts');
  await enter(page, newcomer, password());
  await expect(page.getByRole('heading', { name: 'Choose a new password' })).toBeVisible();
  await expectAccessible();

  const change = async (chosen: string) => {
    await page.getByLabel('New password', { exact: true }).fill(chosen);
    await page.getByLabel('New password again').fill(chosen);
    await page.getByRole('button', { name: 'Change and sign in' }).click();
  };
  await change('too weak');
  await expect(page.getByText(/At least 14 characters/).first()).toBeVisible();
  await change('Chosen7Alone8Today');

  await expect(page.getByText(/has no role/)).toBeVisible();
  await expectAccessible();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
});

test('whose session has ended signs in again and goes on where they were', async ({
  browser,
  page,
  consoleUrl,
  watched,
}) => {
  watched.expectStatus(400);
  watched.expectStatus(401);
  await signIn(page, 'Viewer', '/accounts');
  await expect(page.getByRole('heading', { name: 'Target accounts', level: 1 })).toBeVisible();

  const session = await sessionIn(page);
  const elsewhere = await browser.newContext({ baseURL: consoleUrl });
  await enterAs(elsewhere, session);
  const tab = await elsewhere.newPage();
  await tab.goto('/quotas');
  await signOut(tab);
  await elsewhere.close();
  await page.clock.setSystemTime(Date.now() + TWO_HOURS);
  await page.getByRole('link', { name: 'DRS quotas' }).click();

  await expect(page.getByText('Your session has ended.')).toBeVisible();
  await page.clock.setSystemTime(Date.now());
  await enter(page, emailOf('Viewer'), password());
  await expect(page.getByRole('heading', { name: 'DRS quotas', level: 1 })).toBeVisible();
});

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: emailOf('Viewer') }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
}
