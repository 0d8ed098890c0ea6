import { describe, expect, test } from 'vitest';

import { aHealthyServer, aJob, anExecution, aServer, aWave, minutes } from '@test/executions';

import {
  activityOf,
  announcement,
  endedPercent,
  endingOf,
  kindText,
  pointInTimeText,
  serversText,
  wavesText,
} from './progress-model';

const ended = { status: 'COMPLETED', endedAt: minutes(42) } as const;

describe('how often an execution is looked at', () => {
  test.each([
    ['often while it runs', anExecution(), 'ACTIVE'],
    ['seldom while it is paused and nothing is under way', paused('WAITING'), 'RESTING'],
    ['often while it is paused and DRS works', paused('LAUNCHING'), 'ACTIVE'],
    ['seldom until its clean-up', cleanedUp(minutes(90)), 'RESTING'],
    ['often once that is due', cleanedUp(minutes(60)), 'ACTIVE'],
    ['often while instances are terminated', terminating('RUNNING'), 'ACTIVE'],
    ['never again once they are', terminating('DONE'), 'ENDED'],
    ['never again when nothing is to come', anExecution(ended), 'ENDED'],
  ])('%s', (_words, view, activity) => {
    expect(activityOf(view)).toBe(activity);
  });

  test('often at its end, too, until what was asked for is carried out', () => {
    const by = { name: 'Anna', userId: 'u-anna' };
    const asked = { requestId: 'r-1', kind: 'TERMINATE', wave: null, why: '', at: minutes(43), by };

    expect(activityOf(anExecution({ ...ended, pendingRequests: [asked] }))).toBe('ACTIVE');
  });

  function cleanedUp(cleanupAt: string) {
    return anExecution({ ...ended, cleanupAt, now: minutes(60) });
  }

  function paused(status: string) {
    return anExecution({ status: 'PAUSED', servers: [aServer({ status })] });
  }

  function terminating(status: string) {
    return anExecution({ ...ended, terminations: [aJob({ status })] });
  }
});

describe('progress', () => {
  const view = anExecution({
    waves: [aWave({ endedAt: minutes(13) }), aWave({ number: 2 })],
    servers: [
      aHealthyServer(),
      aServer({ status: 'FAILED' }),
      aServer({ status: 'CHECKING' }),
      aServer(),
    ],
  });

  test('is counted in waves and servers', () => {
    expect(wavesText(view)).toBe('1 of 2 waves ended');
    expect(serversText(view)).toBe('1 of 4 servers healthy, 1 failed, 1 under way');
  });

  test('counts what failed as ended', () => {
    expect(endedPercent(view)).toBe(50);
  });

  test('of an execution without servers is none', () => {
    expect(endedPercent(anExecution({ servers: [] }))).toBe(0);
  });
});

test('what nobody should miss is the status, and what somebody must decide', () => {
  const text = 'Wave Web waits for approval.';
  const gate = { kind: 'APPROVAL' as const, text, wave: 2, since: minutes(5), until: null };

  expect(announcement(anExecution({ awaits: [gate] }))).toBe(
    'Running. Wave Web waits for approval.',
  );
});

test.each([
  [{ mode: 'DRILL', isDryRun: false } as const, 'drill'],
  [{ mode: 'RECOVERY', isDryRun: false } as const, 'real recovery'],
  [{ mode: 'RECOVERY', isDryRun: true } as const, 'dry run of a recovery'],
])('%o is called a %s', (parts, words) => {
  expect(kindText(anExecution(parts))).toBe(words);
});

test.each([
  [{ kind: 'LATEST' } as const, 'Most recent data'],
  [{ kind: 'NOT_AFTER', at: 'then' } as const, 'Not after then'],
  [
    { kind: 'SNAPSHOT_PER_SERVER', snapshots: { a: 'x' } } as const,
    'Chosen for 1 server, most recent data for the others',
  ],
])('the point in time %o reads: %s', (point, words) => {
  expect(pointInTimeText(point, (moment) => moment)).toBe(words);
});

describe('the end', () => {
  test('is told with how long it took', () => {
    expect(endingOf(anExecution(ended))).toEqual({
      type: 'success',
      header: 'The drill is over: completed after 42 min',
    });
  });

  test.each([
    ['PARTIAL', 'warning'],
    ['FAILED', 'error'],
    ['CANCELLED', 'info'],
  ] as const)('of what is %s is a message of type %s', (status, type) => {
    expect(endingOf(anExecution({ ...ended, status }))?.type).toBe(type);
  });

  test('is not told before', () => {
    expect(endingOf(anExecution())).toBeUndefined();
  });
});
