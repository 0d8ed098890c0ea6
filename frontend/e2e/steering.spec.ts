import { expect, test } from './support/journey';
import { cancelled, completed, LONG } from './support/watching';

test.use({ role: 'Operator' });

test('a server that failed is named, with why, and launched again', async ({ page, desk }) => {
  await desk.breaks('failure-1', { error: 'No such driver.' });
  const only = await desk.wave('Only', { Journey: 'failure' }, { onFailure: 'PAUSE' });
  const execution = await desk.started(await desk.plan('Failure', only));
  await page.goto(`/executions/${execution}`);
  const alert = page.getByText('Wave Only failed, and somebody must decide');
  await expect(alert).toBeVisible(LONG);
  await page.getByRole('tab', { name: /Servers/ }).click();
  await expect(page.getByRole('row', { name: /failure-1.*No such driver/ })).toBeVisible();

  await page.getByRole('button', { name: 'Decide' }).click();
  await page.getByRole('menuitem', { name: 'Retry what failed' }).click();
  await page.getByRole('dialog').getByRole('button', { name: /Retry/ }).click();

  await expect(completed(page)).toBeVisible(LONG);
  await expect(alert).toBeHidden();
});

test('a cancelled drill says what goes on, and its instances are terminated', async ({
  page,
  desk,
  expectAccessible,
}) => {
  const first = await desk.gated('First', { Journey: 'cancel', Part: 'first' });
  const after = { dependsOn: ['First'] };
  const second = await desk.wave('Second', { Journey: 'cancel', Part: 'second' }, after);
  const execution = await desk.started(await desk.plan('Cancel', first, second));
  await page.goto(`/executions/${execution}`);
  await expect(page.getByRole('button', { name: 'Approve wave First' })).toBeVisible();
  await desk.approves(execution, 1);
  await expect(page.getByRole('treeitem', { name: /cancel-1: Launching/ })).toBeVisible();

  await page.getByRole('button', { name: 'Cancel', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText("DRS jobs in flight can't be stopped")).toBeVisible();
  await dialog.getByLabel('Reason').fill('We have seen enough.');
  await dialog.getByRole('button', { name: 'Cancel the execution' }).click();
  await expect(cancelled(page)).toBeVisible(LONG);
  await expectAccessible();

  await page.getByRole('button', { name: 'Terminate instances' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Terminate 1 instance' }).click();

  const seen = await desk.comesTo(execution, ({ instancesRunning }) => instancesRunning === 0);
  expect(seen.servers.map(({ status }) => status)).toContain('TERMINATED');
});
