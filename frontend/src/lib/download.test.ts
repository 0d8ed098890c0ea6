import { expect, test } from 'vitest';

import { fileName } from './download';

test('a file is named as every system accepts it', () => {
  expect(fileName('Storefront / EU', 'e-1', 'report.csv')).toBe('storefront-eu-e-1-report.csv');
});
