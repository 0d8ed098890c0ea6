import { describe, expect, test } from 'vitest';

import { aHealthyServer, aServer, atGate, aWave, minutes, NOON } from '@test/executions';

import { barsOfServer, barsOfWave } from './bars';

const at = (after: number) => NOON + after * 60_000;

describe('a wave', () => {
  test('that has not begun has no bar', () => {
    expect(barsOfWave(aWave())).toEqual([]);
  });

  test('under way goes on', () => {
    const wave = aWave({ status: 'LAUNCHING', startedAt: minutes(3) });

    expect(barsOfWave(wave)).toEqual([{ from: at(3), to: null, tone: 'busy' }]);
  });

  test('that has ended has the length that it took', () => {
    const wave = aWave({ status: 'PARTIAL', startedAt: minutes(3), endedAt: minutes(9) });

    expect(barsOfWave(wave)).toEqual([{ from: at(3), to: at(9), tone: 'warning' }]);
  });

  test('at its gate waits since then', () => {
    expect(barsOfWave(atGate())).toEqual([{ from: at(10), to: null, tone: 'warning' }]);
  });

  test('that was skipped before it began is a moment', () => {
    const wave = aWave({ status: 'SKIPPED', endedAt: minutes(9) });

    expect(barsOfWave(wave)).toEqual([{ from: at(9), to: at(9), tone: 'idle' }]);
  });
});

describe('a server', () => {
  const instance = aHealthyServer().instance;

  test('that waits has no bar', () => {
    expect(barsOfServer(aServer())).toEqual([]);
  });

  test('that is healthy was launched, then checked', () => {
    expect(barsOfServer(aHealthyServer())).toEqual([
      { from: at(0), to: at(9), tone: 'good' },
      { from: at(9), to: at(12), tone: 'good' },
    ]);
  });

  test('in its checks goes on', () => {
    const server = aServer({ status: 'CHECKING', launchingSince: minutes(0), instance });

    expect(barsOfServer(server).at(-1)).toEqual({ from: at(9), to: null, tone: 'busy' });
  });

  test('in another attempt is not measured by its instance of the one before', () => {
    const server = aServer({ status: 'LAUNCHING', launchingSince: minutes(20), instance });

    expect(barsOfServer(server)).toEqual([{ from: at(20), to: null, tone: 'busy' }]);
  });

  test('that failed to launch has the length that it took', () => {
    const server = aServer({
      status: 'FAILED',
      launchingSince: minutes(0),
      endedAt: minutes(7),
    });

    expect(barsOfServer(server)).toEqual([{ from: at(0), to: at(7), tone: 'bad' }]);
  });

  test('that failed its checks was launched all the same', () => {
    const failed = { status: 'FAILED', launchingSince: minutes(0), endedAt: minutes(20) };

    expect(barsOfServer(aServer({ ...failed, instance }))).toEqual([
      { from: at(0), to: at(9), tone: 'idle' },
      { from: at(9), to: at(20), tone: 'bad' },
    ]);
  });
});
