import type { Locator, Page } from '@playwright/test';

import { expect, test } from './support/journey';
import { emailOf, password } from './support/people';

const FAR = 60;

test('the keyboard alone leads from sign-in to a drill that runs', async ({ page, desk }) => {
  const plan = await desk.plan('Keyboard', await desk.wave('Only', { Journey: 'keyboard' }));
  await page.goto(`/plans/${plan.planId}`);
  await expect(page.getByLabel('E-mail address')).toBeFocused();
  await page.keyboard.type(emailOf('Operator'));
  await page.keyboard.press('Tab');
  await page.keyboard.type(password());
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText(plan.name);

  await tabTo(page, page.getByRole('button', { name: /^Start/ }));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('radio', { name: /^Rehearse/ }));
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('radio', { name: /^Drill/ })).toBeChecked();
  const start = page.getByRole('button', { name: 'Start drill' });
  await expect(start).not.toHaveAttribute('aria-disabled', 'true');
  await tabTo(page, start);
  await page.keyboard.press('Enter');

  await expect(page.getByRole('heading', { level: 1, name: plan.name })).toBeFocused();
  await tabTo(page, page.getByRole('tree', { name: 'Waves and servers over time' }));
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: /keyboard-1/ })).toBeVisible();
});

/** From wherever the focus is, forwards. */
async function tabTo(page: Page, goal: Locator): Promise<void> {
  const isThere = () => goal.evaluate((element) => element === document.activeElement);
  for (let step = 0; step < FAR; step += 1) {
    if (await isThere()) return;
    await page.keyboard.press('Tab');
  }
  await expect(goal).toBeFocused();
}
