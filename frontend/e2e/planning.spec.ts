import { PLACE } from './support/desk';
import { choose, chooseSome } from './support/forms';
import { expect, test } from './support/journey';
import { expectLoaded } from './support/loaded';

test.use({ role: 'PlanManager' });

test('servers that were found become a group', async ({ page, desk, expectAccessible }) => {
  const name = desk.name('Tops');
  await page.goto('/groups/new');
  await page.getByLabel('Name', { exact: true }).fill(name);
  await choose(page, 'Account', /Hub/);
  await choose(page, 'Region', PLACE.region);
  await page.getByPlaceholder(/Find servers/).fill('diamond-');
  await page.getByRole('checkbox', { name: 'Choose server diamond-top' }).check();
  await expectAccessible();

  await page.getByRole('button', { name: 'Create the group' }).click();

  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();
  await expect(page.getByRole('row', { name: /diamond-top/ })).toBeVisible();
});

const WAVES = [
  { name: 'Base', part: 'base', after: [] },
  { name: 'Left', part: 'left', after: ['Base'] },
  { name: 'Right', part: 'right', after: ['Base'] },
  { name: 'Top', part: 'top', after: ['Left', 'Right'] },
];

test('waves become a diamond, and a rehearsal says how long it takes', async ({
  page,
  desk,
  expectAccessible,
}) => {
  const groups: string[] = [];
  for (const { name, part } of WAVES) {
    groups.push((await desk.group(name, { Journey: 'diamond', Part: part })).name);
  }
  const name = desk.name('Diamond');
  await page.goto('/plans/new');
  await page.getByLabel('Name', { exact: true }).first().fill(name);
  for (const [index, wave] of WAVES.entries()) {
    if (index > 0) await page.getByRole('button', { name: 'Add a wave' }).click();
    await page.getByLabel('Name', { exact: true }).last().fill(wave.name);
    await chooseSome(page, 'Protection groups', groups[index] ?? '');
    if (wave.after.length > 0) await chooseSome(page, 'Waits for', ...wave.after);
  }
  await expectAccessible();

  await page.getByRole('button', { name: 'Create the plan' }).click();

  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();
  await expectLoaded(page);
  await expectAccessible();
  await page.getByRole('button', { name: 'Rehearse', exact: true }).click();
  await expect(page).toHaveURL(/\/rehearsal$/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(name);
  await expect(page.getByText(/P90/).first()).toBeVisible();
  await expectAccessible();
});
