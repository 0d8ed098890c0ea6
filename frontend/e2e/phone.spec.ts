import { INSTRUCTIONS } from './support/desk';
import { expect, test } from './support/journey';

test.use({ role: 'Operator', viewport: { width: 390, height: 844 } });

test('on a phone a drill is watched, and its wave approved', async ({
  page,
  desk,
  expectAccessible,
}) => {
  const plan = await desk.plan('Phone', await desk.gated('Only', { Journey: 'phone' }));
  const execution = await desk.started(plan);
  await page.goto(`/executions/${execution}`);
  await expect(page.getByText(INSTRUCTIONS)).toBeVisible();
  await expectAccessible();

  await page.getByRole('button', { name: 'Approve wave Only' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Approve' }).click();

  await expect(page.getByRole('treeitem', { name: /Wave 1, Only: Launching/ })).toBeVisible();
  await expectAccessible();
});
