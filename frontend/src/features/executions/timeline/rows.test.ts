import { describe, expect, test } from 'vitest';

import {
  aLargeExecution,
  anExecution,
  aPrediction,
  aServer,
  atGate,
  aWave,
} from '@test/executions';

import { firstMoving, openAtFirst, rowsOf } from './rows';
import { topToShow, windowOf } from './visible-rows';

const view = anExecution({
  waves: [aWave(), aWave({ number: 2, name: 'Web' })],
  servers: [
    aServer(),
    aServer({ serverId: 's-0000000000000web1', wave: 2 }),
    aServer({ serverId: 's-0000000000000web2', wave: 2 }),
  ],
});

describe('rows', () => {
  test('are the waves, and below the opened ones their servers', () => {
    const rows = rowsOf(view, null, new Set([2]));

    expect(rows.map(({ id }) => id)).toEqual([
      '1',
      '2',
      's-0000000000000web1',
      's-0000000000000web2',
    ]);
    expect(rows.at(-1)).toMatchObject({ position: 2, count: 2 });
  });

  test('know what was predicted for them', () => {
    const rows = rowsOf(view, aPrediction(), new Set([2]));

    expect(rows[0]?.predicted).toMatchObject({ name: 'Database', isCritical: true });
    expect(rows[2]?.predicted).toMatchObject({ healthyAt: '2025-11-30T12:23:10Z' });
  });

  test('of small plans are all open at first, of large ones only the waves', () => {
    expect(openAtFirst(view).size).toBe(2);
    expect(openAtFirst(aLargeExecution(300, 20)).size).toBe(0);
  });

  test('are looked at first where something moves', () => {
    const waves = [aWave({ status: 'COMPLETED', endedAt: 'then' }), aWave(), atGate()];

    expect(firstMoving(rowsOf({ waves, servers: [] }, null, new Set()))).toBe(2);
  });

  test('are looked at where it will go on, if nothing moves', () => {
    const waves = [aWave({ status: 'COMPLETED', endedAt: 'then' }), aWave()];

    expect(firstMoving(rowsOf({ waves, servers: [] }, null, new Set()))).toBe(1);
    expect(firstMoving([])).toBe(0);
  });
});

describe('of many rows', () => {
  test('only those in view and a few around them are drawn', () => {
    expect(windowOf(320, 3200, 480)).toEqual({ first: 96, end: 119 });
    expect(windowOf(5, 0, 480)).toEqual({ first: 0, end: 5 });
    expect(windowOf(5, 3200, 480)).toEqual({ first: 5, end: 5 });
  });

  test('the one that is gone to is scrolled into view, by as little as possible', () => {
    expect(topToShow(2, 320, 480)).toBe(64);
    expect(topToShow(15, 320, 480)).toBe(320);
    expect(topToShow(30, 320, 480)).toBe(512);
  });
});
