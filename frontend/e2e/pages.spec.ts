import type { Page } from '@playwright/test';

import { addressOf, PATHS, sampleThings } from './support/addresses';
import { expect, test } from './support/journey';
import { expectLoaded } from './support/loaded';

test.use({ role: 'Administrator' });

for (const path of PATHS) {
  test(`${path} is sound in light and dark, and fits a phone`, async ({
    page,
    desk,
    expectAccessible,
    expectReadable,
  }) => {
    const things = await sampleThings(desk);
    await page.goto(addressOf(path, things));
    await expectLoaded(page);

    await expectAccessible();
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect(page.locator('body')).toHaveClass(/dark-mode/);
    await expectReadable();
    await page.setViewportSize({ width: 390, height: 844 });
    await expectLoaded(page);
    await expectNoSidewaysScrolling(page);
  });
}

async function expectNoSidewaysScrolling(page: Page): Promise<void> {
  const excess = () =>
    page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return scrollWidth - clientWidth;
    });
  await expect.poll(excess).toBeLessThanOrEqual(0);
}
