/** What a page must never do, noted while a journey goes on: errors, and breaches of its policy. */
import type { ConsoleMessage, Page } from '@playwright/test';

export interface Watched {
  faults: string[];
  /** Refusals that a journey brings about on purpose, which browsers log as errors. */
  expectStatus: (status: number) => void;
}

const REFUSED = /the server responded with a status of (\d+)/;

export async function watch(page: Page): Promise<Watched> {
  const faults: string[] = [];
  const expected = new Set<number>();
  const isExpected = (text: string) => expected.has(Number(REFUSED.exec(text)?.[1]));

  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  page.on('console', (message: ConsoleMessage) => {
    const text = message.text();
    if (message.type() === 'error' && !isExpected(text)) faults.push(`console: ${text}`);
  });
  await page.exposeFunction('noteViolation', (text: string) => faults.push(`policy: ${text}`));
  await page.addInitScript(() => {
    const note = (window as unknown as { noteViolation: (text: string) => void }).noteViolation;
    document.addEventListener('securitypolicyviolation', (event) =>
      note(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`),
    );
  });
  return { faults, expectStatus: (status) => expected.add(status) };
}
