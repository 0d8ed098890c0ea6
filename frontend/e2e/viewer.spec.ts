import { connected } from './support/api';
import { INSTRUCTIONS } from './support/desk';
import { expect, test } from './support/journey';
import { tokenOf } from './support/sessions';
import { cancelExecution } from '@/api/generated';

test.use({ role: 'Viewer' });

test('a viewer sees what runs, is offered nothing to do, and is refused when they try', async ({
  page,
  desk,
  consoleUrl,
  sessions,
}) => {
  const plan = await desk.plan('Viewer', await desk.gated('Only', { Journey: 'viewer' }));
  const executionId = await desk.started(plan);
  await page.goto(`/executions/${executionId}`);
  await expect(page.getByText(INSTRUCTIONS)).toBeVisible();

  for (const name of ['Pause', 'Cancel', 'Approve wave Only', 'Reject wave Only']) {
    const button = page.getByRole('button', { name, exact: true });
    await expect(button).toHaveAttribute('aria-disabled', 'true');
  }
  const client = connected(consoleUrl, tokenOf(await sessions.of('Viewer')));
  const path = { executionId };
  const asked = cancelExecution({ client, path, body: { why: 'I try.' }, throwOnError: true });
  await expect(asked).rejects.toThrow(/"status":403/);

  await page.goto(`/plans/${plan.planId}`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(plan.name);
  for (const button of await page.getByRole('button', { name: /^(Start|Edit|Delete)/ }).all()) {
    await expect(button).toBeDisabled();
  }
});
