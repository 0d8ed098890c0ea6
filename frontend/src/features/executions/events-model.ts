/** The events of an execution, read on from where the last reading ended. */
import type { ExecutionEvent } from '@/api/generated';
import type { Page } from '@/api/paging';

export interface Told {
  events: ExecutionEvent[];
  /** The last page has one, too: for what comes later. */
  next: string | null;
}

export const NOTHING_TOLD: Told = { events: [], next: null };

export async function readOn(
  before: Told,
  read: (pageToken: string | null) => Promise<Page<ExecutionEvent>>,
): Promise<Told> {
  const events = [...before.events];
  let next = before.next;
  for (;;) {
    const page = await read(next);
    events.push(...page.items);
    next = page.nextToken ?? next;
    if (page.items.length === 0 || page.nextToken === null) return { events, next };
  }
}
