import { describe, expect, test } from 'vitest';

import type { Timeline } from '@/api/generated';
import { zRehearsePlanResponse } from '@/api/generated/zod.gen';
import { exampleOf } from '@test/examples';

import { comparedWords } from './comparison';
import { sharesOf, stepsOf } from './critical-path';
import { quotaWords } from './stages';
import { axisOf, criticalSpans, marksOf, serverRows, timeIn, waveRows } from './timeline-model';

const MINUTE = 60_000;
const rehearsal = exampleOf('rehearsePlan', zRehearsePlanResponse);
const { timeline } = rehearsal;
const inMinutes = (minutes: number) =>
  new Date(Date.parse(timeline.startsAt) + minutes * MINUTE).toISOString();

describe('a predicted course', () => {
  test('is counted from its start, wave by wave', () => {
    const [database, web] = waveRows(timeline);

    expect(database).toMatchObject({ name: 'Database', from: 0, isCritical: true });
    expect(web).toMatchObject({ from: 10 * MINUTE + 50_000, to: 23 * MINUTE + 10_000 });
  });

  test('knows which stretches are on the critical path, and which only in a critical wave', () => {
    const short: Timeline = { ...timeline, criticalPath: timeline.criticalPath.slice(0, 1) };

    const [database] = waveRows(short);

    expect(database?.pieces.map(({ isCritical }) => isCritical)).toEqual([true, false]);
  });

  test('tells how long a wave is in a stage that it comes to twice', () => {
    const pieces = [
      { stage: 'QUOTA' as const, from: 0, to: 3 * MINUTE, isCritical: true },
      { stage: 'LAUNCH' as const, from: 3 * MINUTE, to: 9 * MINUTE, isCritical: true },
      { stage: 'QUOTA' as const, from: 9 * MINUTE, to: 10 * MINUTE, isCritical: true },
    ];

    expect(timeIn({ pieces }, 'QUOTA')).toBe(4 * MINUTE);
  });

  test('has one frame around stretches of the critical path that follow each other', () => {
    const piece = (from: number, isCritical: boolean) => ({
      stage: 'LAUNCH' as const,
      from,
      to: from + MINUTE,
      isCritical,
    });
    const pieces = [piece(0, true), piece(MINUTE, true), piece(2 * MINUTE, false)];

    expect(criticalSpans(pieces)).toEqual([{ from: 0, to: 2 * MINUTE }]);
  });

  test('names each server and its wave', () => {
    const [database] = serverRows(timeline, rehearsal.hostnames);

    expect(database).toMatchObject({ hostname: 'db-1', wave: '1. Database', from: 2000 });
  });

  test('has its objective on the axis where that is near enough to be seen', () => {
    const marks = marksOf(timeline, 'PT30M');

    expect(marks.map(({ name }) => name)).toEqual(['P50', 'P90', 'RTO']);
    expect(axisOf(timeline, marks).to).toBeGreaterThan(30 * MINUTE);
  });

  test.each([null, 'PT4H'])('has no objective %s on its axis', (rto) => {
    expect(marksOf(timeline, rto).map(({ name }) => name)).toEqual(['P50', 'P90']);
  });

  test('that falls short has no P50 and P90', () => {
    expect(marksOf({ ...timeline, outcome: 'FAILED' }, null)).toEqual([]);
  });
});

describe('the critical path', () => {
  test('is told wave by wave', () => {
    const steps = stepsOf(timeline);

    expect(steps.map(({ wave }) => wave)).toEqual(['Database', 'Web']);
    expect(steps[1]?.stages.map(({ stage }) => stage)).toEqual(['PREPARATION', 'LAUNCH', 'CHECKS']);
  });

  test('tells where the time goes, the most first', () => {
    const [most] = sharesOf(stepsOf(timeline));

    expect(most).toMatchObject({ stage: 'LAUNCH', percent: 80 });
  });
});

describe('the quota that limits', () => {
  test('is named with what it costs', () => {
    const quota = {
      limit: 'JOBS' as const,
      location: { accountId: '111122223333', region: 'eu-west-1' },
      jobsDelayed: 3,
      waited: 'PT12M',
    };

    expect(quotaWords(quota)).toBe(
      'DRS jobs at the same time, in 111122223333, eu-west-1: 3 jobs wait 12 min in all',
    );
  });

  test('may be none', () => {
    expect(quotaWords(null)).toMatch(/^None/);
  });
});

describe('a change that is tried out', () => {
  const ending = (minutes: number): Timeline => ({ ...timeline, p50: inMinutes(minutes) });

  test('saves time', () => {
    expect(comparedWords(ending(12), ending(22))).toBe(
      '10 min less than the plan as it is, which takes 22 min.',
    );
  });

  test('costs time', () => {
    expect(comparedWords(ending(22), ending(20))).toMatch(/^2 min more than/);
  });

  test('changes nothing', () => {
    expect(comparedWords(ending(22), ending(22))).toBe(
      'That changes nothing in the predicted time.',
    );
  });

  test('may decide how the plan ends', () => {
    expect(comparedWords(ending(22), { ...timeline, outcome: 'FAILED' })).toBe(
      'It ends as completed; without the changes it ends as failed.',
    );
  });
});
