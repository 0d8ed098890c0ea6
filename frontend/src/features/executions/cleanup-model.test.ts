import { describe, expect, test } from 'vitest';

import { aHealthyServer, aJob, anExecution, aWave, minutes, NOON } from '@test/executions';

import { cleanUpOf } from './cleanup-model';

const now = NOON + 60 * 60_000;
const ended = { status: 'COMPLETED' as const, endedAt: minutes(42), waves: [aWave()] };
const running = { ...ended, servers: [aHealthyServer()] };
const gone = aHealthyServer({ status: 'TERMINATED', instance: null });

describe('clean-up', () => {
  test('comes some time after the end of what still runs', () => {
    const view = anExecution({ status: 'RUNNING', cleanupAt: null, cleanupAfter: 'PT1H' });

    expect(cleanUpOf(view, now)).toEqual({ kind: 'AFTER_ITS_END', after: 'PT1H' });
  });

  test('comes only on request where none is planned', () => {
    expect(cleanUpOf(anExecution(running), now)).toEqual({ kind: 'ON_REQUEST' });
  });

  test('is due at its time', () => {
    const view = anExecution({ ...running, cleanupAt: minutes(90) });

    expect(cleanUpOf(view, now)).toEqual({ kind: 'DUE', at: minutes(90) });
  });

  test('is overdue until its first step is taken, and says so', () => {
    const view = anExecution({ ...running, cleanupAt: minutes(54) });

    expect(cleanUpOf(view, now)).toEqual({
      kind: 'OVERDUE',
      at: minutes(54),
      why: 'it begins with the next step of the execution.',
    });
  });

  test('that is overdue names the DRS jobs that it waits for', () => {
    const waves = [aWave({ jobs: [aJob({ status: 'RUNNING', isOverdue: true })] })];
    const view = anExecution({ ...running, waves, cleanupAt: minutes(54) });

    expect(cleanUpOf(view, now)).toEqual({
      kind: 'OVERDUE',
      at: minutes(54),
      why: 'it waits for instances that DRS jobs may still bring up.',
    });
  });

  test('counts the instances that are being terminated, also when its time has passed', () => {
    const terminations = [aJob({ status: 'RUNNING', serverIds: ['s-1', 's-2'] })];
    const view = anExecution({ ...running, terminations, cleanupAt: minutes(54) });

    expect(cleanUpOf(view, now)).toEqual({ kind: 'TERMINATING', instances: 2 });
  });

  test('is over with its last termination', () => {
    const jobs = [57, 59].map((end) => aJob({ status: 'DONE', endedAt: minutes(end) }));
    const view = anExecution({ ...ended, servers: [gone], terminations: jobs });

    expect(cleanUpOf(view, now)).toEqual({ kind: 'NOTHING_LEFT', terminatedAt: minutes(59) });
  });

  test('has nothing to do where nothing was launched', () => {
    const view = anExecution({ ...ended, servers: [], terminations: [] });

    expect(cleanUpOf(view, now)).toEqual({ kind: 'NOTHING_LEFT', terminatedAt: null });
  });
});
