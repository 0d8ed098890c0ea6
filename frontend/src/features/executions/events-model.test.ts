import { expect, test } from 'vitest';

import type { ExecutionEvent } from '@/api/generated';

import { NOTHING_TOLD, readOn } from './events-model';

const event = (number: number): ExecutionEvent => ({
  at: '2025-11-30T12:00:00Z',
  number,
  serverIds: [],
  text: `Event ${number}`,
  wave: null,
});

/** The API in small: pages of two, and always a token for what comes later. */
function journal(events: ExecutionEvent[]) {
  const asked: (string | null)[] = [];
  const read = (token: string | null) => {
    asked.push(token);
    const seen = Number(token ?? 0);
    const items = events.slice(seen, seen + 2);
    return Promise.resolve({ items, nextToken: String(seen + items.length) });
  };
  return { read, asked };
}

test('events are read page by page to their end', async () => {
  const { read } = journal([event(1), event(2), event(3)]);

  const { events } = await readOn(NOTHING_TOLD, read);

  expect(events.map(({ number }) => number)).toEqual([1, 2, 3]);
});

test('what was read before is not asked for again', async () => {
  const events = [event(1), event(2), event(3)];
  const before = await readOn(NOTHING_TOLD, journal(events).read);
  const { read, asked } = journal([...events, event(4)]);

  const after = await readOn(before, read);

  expect(after.events.map(({ number }) => number)).toEqual([1, 2, 3, 4]);
  expect(asked[0]).toBe('3');
});

test('an API without a further page ends the reading', async () => {
  const told = await readOn(NOTHING_TOLD, () =>
    Promise.resolve({ items: [event(1)], nextToken: null }),
  );

  expect(told.events).toHaveLength(1);
});
