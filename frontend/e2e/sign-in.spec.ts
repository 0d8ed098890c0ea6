import type { Page } from '@playwright/test';

import { expect, test } from './support/journey';
import { emailOf, enter, password, signIn } from './support/people';
import { enterAs, sessionIn } from './support/sessions';
import { codeOf } from './support/totp';

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

test('who sets up a second factor is asked for it from then on', async ({
  page,
  watched,
  expectAccessible,
}) => {
  const careful = process.env.CAREFUL ?? '';
  test.skip(!careful, 'CAREFUL is the e-mail address of somebody who has no second factor yet.');
  watched.expectStatus(400);
  await page.goto('/settings?tab=about');
  await enter(page, careful, password());
  await page.getByRole('button', { name: 'Set up' }).click();
  const key = await page.getByText(/^[A-Z2-7]{16,}$/).innerText();
  await expectAccessible();
  await confirm(page, '000000');
  await expect(page.getByRole('alert')).toContainText('The code is wrong');
  await confirm(page, codeOf(key));
  await expect(page.getByText('Set up: every sign-in asks for a code')).toBeVisible();
  await signOut(page, careful);

  await enter(page, careful, password());
  await expect(page.getByRole('heading', { name: 'Second factor' })).toBeVisible();
  await confirm(page, codeOf(key));

  await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible();
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

async function confirm(page: Page, code: string): Promise<void> {
  await page.getByLabel('Code of your authenticator app').fill(code);
  await page.getByRole('button', { name: 'Confirm' }).click();
}

async function signOut(page: Page, email = emailOf('Viewer')): Promise<void> {
  await page.getByRole('button', { name: email }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
}
