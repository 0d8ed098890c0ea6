import { beforeEach, expect, test } from 'vitest';

import { isMissingCode, mayReload } from './missing-code';

beforeEach(() => sessionStorage.clear());

test.each([
  'Failed to fetch dynamically imported module: /assets/x.js',
  'error loading dynamically imported module',
  'Importing a module script failed.',
  'Unable to preload CSS for /assets/x.css',
])('“%s” is missing code', (message) => {
  expect(isMissingCode(new TypeError(message))).toBe(true);
});

test('any other error is none', () => {
  expect(isMissingCode(new TypeError('x is undefined'))).toBe(false);
});

test('a page is loaded again once, so that it does not turn in circles', () => {
  const noon = 1_000_000_000;

  expect([noon, noon + 5_000, noon + 70_000].map((now) => mayReload(sessionStorage, now))).toEqual([
    true,
    false,
    true,
  ]);
});
