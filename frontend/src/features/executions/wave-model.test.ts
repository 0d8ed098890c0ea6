import { expect, test } from 'vitest';

import { aWave } from '@test/executions';

import { serversByStatusText, waveNameOf } from './wave-model';

test('servers are counted by status, what failed first', () => {
  const wave = aWave({ serversByStatus: { WAITING: 3, HEALTHY: 2, FAILED: 1, SKIPPED: 0 } });

  expect(serversByStatusText(wave)).toBe('1 failed, 2 healthy, 3 waiting');
});

test('a wave is called by its number and name', () => {
  expect(waveNameOf([aWave({ number: 2, name: 'Web' })], 2)).toBe('2. Web');
  expect(waveNameOf([], 7)).toBe('7');
});
