/** What each poll of a running execution costs the page that shows it. */
import { appendFileSync } from 'node:fs';

import type { CDPSession, Page } from '@playwright/test';

import { sampleThings } from './support/addresses';
import { crowd } from './support/crowd';
import { test } from './support/journey';

test.use({ role: 'Viewer' });

const POLLS = 10;
const TABS = ['timeline', 'servers'];
const SIZES = [12, 300];
/** Of Chromium, in seconds since the page was opened. */
const WORK = { ScriptDuration: 'script', LayoutDuration: 'layout', TaskDuration: 'all' } as const;

for (const tab of TABS) {
  for (const size of SIZES) {
    test(`${size} servers, ${tab}`, async ({ page, desk }) => {
      const { execution } = await sampleThings(desk);
      const real = await desk.seen(execution.executionId);
      let looks = 0;
      await page.route(`**/api/executions/${execution.executionId}`, (route) => {
        looks += 1;
        return route.fulfill({ json: crowd(real, size, looks) });
      });
      await page.addInitScript(countLongTasks);
      await page.goto(`/executions/${execution.executionId}?tab=${tab}`);
      await until(page, () => looks >= 3);

      const chromium = await page.context().newCDPSession(page);
      await chromium.send('Performance.enable');
      const [before, first] = [await work(chromium), looks];
      const longBefore = await longTasks(page);
      await until(page, () => looks >= first + POLLS);
      const after = await work(chromium);

      const spent = Object.entries(WORK).map(([name, text]) => {
        const milliseconds = ((after.get(name) ?? 0) - (before.get(name) ?? 0)) * 1000;
        return [`${text}, ms`, (milliseconds / POLLS).toFixed(1)] as const;
      });
      const elements = await page.evaluate(() => document.querySelectorAll('*').length);
      const long = (await longTasks(page)) - longBefore;
      tell({
        tab,
        servers: size,
        ...Object.fromEntries(spent),
        'tasks over 50 ms': long,
        elements,
      });
    });
  }
}

async function until(page: Page, isThere: () => boolean): Promise<void> {
  while (!isThere()) await page.waitForTimeout(50);
}

async function work(chromium: CDPSession): Promise<Map<string, number>> {
  const { metrics } = await chromium.send('Performance.getMetrics');
  return new Map(metrics.map(({ name, value }) => [name, value]));
}

function countLongTasks(): void {
  const counted = window as unknown as { longTasks: number };
  counted.longTasks = 0;
  new PerformanceObserver((list) => {
    counted.longTasks += list.getEntries().length;
  }).observe({ type: 'longtask', buffered: true });
}

const longTasks = (page: Page): Promise<number> =>
  page.evaluate(() => (window as unknown as { longTasks: number }).longTasks);

/** One line of JSON for each; `MEASURED` names a file, else it is the terminal. */
function tell(measured: Record<string, unknown>): void {
  const line = `${JSON.stringify(measured)}\n`;
  if (process.env.MEASURED) appendFileSync(process.env.MEASURED, line);
  else process.stdout.write(line);
}
