import { describe, expect, test } from 'vitest';

import type { ServerResult, WaveResult } from '@/api/generated';
import { zGetReportResponse } from '@/api/generated/zod.gen';
import { exampleOf } from '@test/examples';

import {
  achievedText,
  comparedText,
  instancesText,
  kindText,
  longestOf,
  objectiveStatus,
  pointInTimeText,
  shareOf,
  troubledFirst,
  waveServersText,
} from './report-model';

const report = exampleOf('getReport', zGetReportResponse);
const [wave] = report.waves as [WaveResult];
const [server] = report.servers as [ServerResult];

describe('an objective', () => {
  test('that was promised has a verdict', () => {
    expect(objectiveStatus({ ...report.rto, verdict: 'MISSED' }).text).toBe('Missed');
  });

  test('that nobody promised is not unknown', () => {
    expect(objectiveStatus({ ...report.rto, verdict: null }).text).toBe('Nothing promised');
  });

  test('that can’t be judged is unknown, not zero', () => {
    expect(achievedText({ ...report.rpo, achieved: null })).toBe('Unknown');
  });
});

describe('a prediction', () => {
  test.each([
    ['PT50M', 'PT46M', '4 min longer than predicted'],
    ['PT40M', 'PT46M', '6 min less than predicted'],
    ['PT46M', 'PT46M0.5S', 'as predicted'],
    [null, 'PT46M', 'Unknown'],
  ])('of %s against %s is %s', (took, predicted, words) => {
    expect(comparedText(took, predicted)).toBe(words);
  });

  test('is drawn in proportion to the longest of all waves', () => {
    const longest = longestOf([{ ...wave, took: 'PT10M', predicted: 'PT20M' }]);

    expect(shareOf('PT10M', longest)).toBe(50);
    expect(shareOf(null, longest)).toBe(0);
  });
});

test('servers that failed come first, then by wave', () => {
  const named = (hostname: string, change: Partial<ServerResult>): ServerResult => ({
    ...server,
    hostname,
    ...change,
  });
  const servers = [
    named('late', { wave: 2 }),
    named('early', { wave: 1 }),
    named('broken', { wave: 2, outcome: 'FAILED' }),
  ];

  expect(troubledFirst(servers).map(({ hostname }) => hostname)).toEqual([
    'broken',
    'early',
    'late',
  ]);
});

test('a wave counts its servers by what became of them', () => {
  expect(waveServersText({ ...wave, servers: 4, healthy: 2, failed: 1, skipped: 1 })).toBe(
    '2 of 4 servers healthy, 1 failed, 1 skipped',
  );
});

test.each([
  [{ instancesRunning: 1, instancesTerminated: 2 }, /^1 instance still running.*; 2 terminated$/],
  [{ instancesRunning: 0, instancesTerminated: 3 }, /^None runs any more; 3 terminated$/],
  [{ isDryRun: true }, /^A dry run launches none$/],
])('what is left of %o is told', (change, words) => {
  expect(instancesText({ ...report, ...change })).toMatch(words);
});

test('a dry run is never called a recovery', () => {
  expect(kindText({ mode: 'RECOVERY', isDryRun: true })).toBe('Dry run of a recovery');
});

test('the point in time is told', () => {
  const pit = { kind: 'SNAPSHOT_PER_SERVER' as const, snapshots: { a: 'pit-1', b: 'pit-2' } };

  expect(pointInTimeText(pit, String)).toMatch(/^Chosen recovery points for 2 servers/);
  expect(pointInTimeText({ kind: 'NOT_AFTER', at: 'noon' }, String)).toBe('Newest data up to noon');
});
