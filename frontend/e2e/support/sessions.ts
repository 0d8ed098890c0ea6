/** People who have signed in once: their tabs begin with what sign-in left behind. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Browser, BrowserContext, Page } from '@playwright/test';

import type { Role } from './people';
import { signIn } from './people';

/** What is in sessionStorage, where the console keeps its tokens. */
export type Session = Readonly<Record<string, string>>;

const BEGUN = 'journey-begun';

/** Where several runs follow each other, `RECOVERY_SESSIONS` is a folder that outlives each. */
export class Sessions {
  private readonly known = new Map<Role, Session>();

  constructor(
    private readonly browser: Browser,
    private readonly url: string,
    private readonly folder = process.env.RECOVERY_SESSIONS,
  ) {}

  async of(role: Role): Promise<Session> {
    const session = this.known.get(role) ?? this.kept(role) ?? (await this.begun(role));
    this.known.set(role, session);
    return session;
  }

  private kept(role: Role): Session | undefined {
    const file = this.file(role);
    try {
      return file ? (JSON.parse(readFileSync(file, 'utf8')) as Session) : undefined;
    } catch {
      return undefined;
    }
  }

  private async begun(role: Role): Promise<Session> {
    const page = await this.browser.newPage({ baseURL: this.url });
    await signIn(page, role, '/quotas');
    const session = await sessionIn(page);
    await page.close();
    const file = this.file(role);
    if (file) writeFileSync(file, JSON.stringify(session), { mode: 0o600 });
    return session;
  }

  private file(role: Role): string | undefined {
    return this.folder && join(this.folder, `${role}.json`);
  }
}

export const sessionIn = (page: Page): Promise<Session> =>
  page.evaluate(() => Object.fromEntries(Object.entries(sessionStorage)));

/** Its tabs are signed in when they open; who signs out stays outside. */
export async function enterAs(context: BrowserContext, session: Session): Promise<void> {
  await context.addInitScript(
    ({ entries, begun }) => {
      if (sessionStorage.getItem(begun)) return;
      for (const [key, value] of entries) sessionStorage.setItem(key, value);
      sessionStorage.setItem(begun, 'yes');
    },
    { entries: Object.entries(session), begun: BEGUN },
  );
}

/** What the API wants to see. */
export function tokenOf(session: Session): string {
  const token = Object.entries(session).find(([key]) => key.endsWith('.idToken'))?.[1];
  if (!token) throw new Error('The session has no id token.');
  return token;
}
