import { expect, test } from 'vitest';

import { activePath, navigationOf } from './navigation';
import type { Screen } from './screens';

const load = () => Promise.resolve(() => null);
const screens: Screen[] = [
  { path: '/plans', load, needs: 'listPlans', nav: { section: 'Recovery', text: 'Plans' } },
  { path: '/plans/:id', load, needs: 'getPlan' },
  { path: '/audit', load, needs: 'listAudit', nav: { section: 'Administration', text: 'Audit' } },
];

test('people see what their roles allow, and no empty sections', () => {
  const seen = navigationOf(screens, (operation) => operation === 'listPlans');

  expect(seen).toMatchObject([{ title: 'Recovery', items: [{ text: 'Plans', href: '/plans' }] }]);
});

test('a page without an entry marks the one above it', () => {
  expect(activePath(screens, '/plans/p-7')).toBe('/plans');
});
