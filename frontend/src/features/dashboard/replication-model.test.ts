import { expect, test } from 'vitest';

import { slicesOf } from './replication-model';

test('each slice has its words, its colour, and the way to its servers', () => {
  const count = { count: 2, examples: [] };

  const slices = slicesOf([
    { ...count, replication: 'CONTINUOUS', query: { replication: 'CONTINUOUS' } },
    { ...count, replication: 'STOPPED', query: { replication: 'STOPPED' } },
  ]);

  expect(slices).toMatchObject([
    {
      text: 'Continuous',
      colour: 'var(--dr-chart-success)',
      to: '/servers?replication=CONTINUOUS',
    },
    { text: 'Stopped', colour: 'var(--dr-chart-inactive)', to: '/servers?replication=STOPPED' },
  ]);
});
