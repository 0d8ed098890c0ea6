import { expect, test } from 'vitest';

import { anExecution, aServer, aWave } from '@test/executions';

import { rowsOf } from './rows';
import { moveOf } from './tree-keys';

const view = anExecution({
  waves: [aWave(), aWave({ number: 2 })],
  servers: [aServer({ serverId: 'a' }), aServer({ serverId: 'b' })],
});
const rows = rowsOf(view, null, new Set([1]));

test.each([
  ['ArrowDown', 0, { to: 1 }],
  ['ArrowDown', 3, { to: 3 }],
  ['ArrowUp', 0, { to: 0 }],
  ['ArrowUp', 2, { to: 1 }],
  ['PageDown', 0, { to: 3 }],
  ['PageUp', 3, { to: 0 }],
  ['Home', 2, { to: 0 }],
  ['End', 0, { to: 3 }],
  ['ArrowRight', 0, { to: 1 }],
  ['ArrowRight', 1, {}],
  ['ArrowRight', 3, { toggle: 2 }],
  ['ArrowLeft', 0, { toggle: 1 }],
  ['ArrowLeft', 2, { to: 0 }],
  ['ArrowLeft', 3, {}],
  ['Enter', 1, { show: 'a' }],
  [' ', 3, { show: '2' }],
])('%s in row %d does %o', (key, at, move) => {
  expect(moveOf(key, rows, at)).toEqual(move);
});

test('other keys are left to the browser', () => {
  expect(moveOf('a', rows, 0)).toBeUndefined();
});
