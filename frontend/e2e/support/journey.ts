/** The test of every journey: it fails on any error, breach of the policy, or axe violation. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test as base } from '@playwright/test';

import { connected } from './api';
import { Desk } from './desk';
import type { Role } from './people';
import { enterAs, Sessions, tokenOf } from './sessions';
import type { Watched } from './watched';
import { watch } from './watched';

interface Fixtures {
  /** Whose tab it is; null: of nobody who has signed in. */
  role: Role | null;
  watched: Watched;
  /** Of the page as it is now; call it wherever a journey shows something new. */
  expectAccessible: () => Promise<void>;
  /** Of a page that is known to be accessible, in other colours. */
  expectReadable: () => Promise<void>;
}

interface Standing {
  consoleUrl: string;
  sessions: Sessions;
  desk: Desk;
}

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const CONTRAST = ['color-contrast', 'link-in-text-block'];

export const test = base.extend<Fixtures, Standing>({
  role: [null, { option: true }],

  consoleUrl: [
    async ({}, use) => use(process.env.CONSOLE_URL ?? 'http://127.0.0.1:4567'),
    { scope: 'worker' },
  ],
  sessions: [
    async ({ browser, consoleUrl }, use) => use(new Sessions(browser, consoleUrl)),
    { scope: 'worker' },
  ],
  desk: [
    async ({ sessions, consoleUrl }, use) => {
      const token = tokenOf(await sessions.of('Administrator'));
      await use(new Desk(connected(consoleUrl, token), process.env.CLOUD_URL));
    },
    { scope: 'worker' },
  ],

  context: async ({ context, role, sessions }, use) => {
    if (role) await enterAs(context, await sessions.of(role));
    await use(context);
  },
  watched: [
    async ({ page }, use) => {
      const watched = await watch(page);
      await use(watched);
      expect(watched.faults).toEqual([]);
    },
    { auto: true },
  ],
  expectAccessible: async ({ page }, use) => {
    await use(() => expectNoViolation(axe(page).withTags(WCAG)));
  },
  expectReadable: async ({ page }, use) => {
    await use(() => expectNoViolation(axe(page).withRules(CONTRAST)));
  },
});

/** In the page itself: no page of the console has frames, for which axe would open another one. */
const axe = (page: Page) => new AxeBuilder({ page }).setLegacyMode();

async function expectNoViolation(builder: AxeBuilder): Promise<void> {
  const { violations } = await builder.analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}

export { expect };
