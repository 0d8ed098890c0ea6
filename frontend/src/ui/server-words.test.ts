import { expect, test } from 'vitest';

import { lagText, noPointText, reasonsText, tagsText } from './server-words';

test('a lag that DRS does not tell is unknown, not none', () => {
  expect([lagText({ lag: null }), lagText({ lag: 'PT0S' })]).toEqual(['Unknown', '0 s']);
});

test.each([
  [false, null, 'None yet'],
  [true, null, 'Unknown'],
  [true, '2026-03-01T12:00:00Z', undefined],
])('recovery point %s taken at %s: %s', (hasRecoveryPoint, lastRecoveryPointAt, text) => {
  expect(noPointText({ hasRecoveryPoint, lastRecoveryPointAt })).toBe(text);
});

test('of several reasons the worst is told, and how many more there are', () => {
  const readiness = { isReady: false, obstacles: ['replication is stopped'], warnings: ['old'] };

  expect(reasonsText(readiness)).toBe('Replication is stopped. And 1 more.');
});

test('tags read as somebody would write them', () => {
  expect(tagsText({ tier: 'web', app: 'shop' })).toBe('tier=web, app=shop');
});
