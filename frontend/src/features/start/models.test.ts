import { describe, expect, test } from 'vitest';

import type { StartPreview } from '@/api/generated';
import { zPreviewStartResponse } from '@/api/generated/zod.gen';
import { exampleOf } from '@test/examples';

import { consequencesOf } from './consequences';
import { momentOf } from './moment';
import {
  holdersOf,
  isInDoubt,
  offerOf,
  placeWords,
  predictedWords,
  whyNotStart,
} from './preview-model';
import type { StartForm, Surroundings } from './start-form';
import { choicesOf, NEW_START, problemsOf, requestOf, shownProblems } from './start-form';
import { buttonText, whyNotPress } from './start-state';

const WEB = 's-0000000000000web1';
const DATABASE = 's-00000000000000db1';
const NOON = Date.parse('2026-03-01T12:00:00Z');
const location = { accountId: '111122223333', region: 'eu-west-1' };
const drill: Surroundings = { mode: 'DRILL', withoutServerIds: [], zone: 'UTC', now: NOON };
const recovery: Surroundings = { ...drill, mode: 'RECOVERY' };
const pinned = (serverId: string, snapshotId?: string) => ({
  serverId,
  hostname: serverId,
  location,
  snapshotId,
});
const preview = exampleOf('previewStart', zPreviewStartResponse);
const problem = { title: 'Conflict', status: 409, code: 'CONFLICT', detail: '' };

describe('the choices of a start', () => {
  test('are a drill with the latest data that cleans up, unless somebody says otherwise', () => {
    expect(choicesOf(NEW_START, drill)).toEqual({
      mode: 'DRILL',
      isDryRun: false,
      pointInTime: { kind: 'LATEST' },
      withoutServerIds: [],
      cleanupAfter: 'PT2H',
    });
  });

  test.each([
    ['a recovery', NEW_START, recovery],
    ['a dry run', { ...NEW_START, isDryRun: true }, drill],
    ['a drill that is to stay', { ...NEW_START, cleansUp: false }, drill],
  ])('of %s clean nothing up', (_what, form: StartForm, around: Surroundings) => {
    expect(choicesOf(form, around)?.cleanupAfter).toBeNull();
  });

  test('go back to a moment in the zone in which it was typed', () => {
    const form: StartForm = { ...NEW_START, point: 'NOT_AFTER', day: '2026-03-01', time: '09:30' };

    expect(choicesOf(form, drill)?.pointInTime).toEqual({
      kind: 'NOT_AFTER',
      at: '2026-03-01T09:30:00.000Z',
    });
    expect(momentOf(form, 'local')).toBe(new Date('2026-03-01T09:30').toISOString());
  });

  test('name no recovery points of servers that are left out', () => {
    const form: StartForm = {
      ...NEW_START,
      point: 'SNAPSHOT_PER_SERVER',
      pinned: [pinned(WEB, 'pit-web'), pinned(DATABASE, 'pit-db')],
    };

    const choices = choicesOf(form, { ...drill, withoutServerIds: [WEB] });

    expect(choices?.pointInTime).toEqual({
      kind: 'SNAPSHOT_PER_SERVER',
      snapshots: { [DATABASE]: 'pit-db' },
    });
  });

  test('carry the typed name only where it is in earnest', () => {
    const form: StartForm = { ...NEW_START, typedName: 'Web shop', reason: ' Fire ' };
    const choices = choicesOf(form, recovery);
    const dry = choicesOf({ ...form, isDryRun: true }, recovery);

    expect(choices && requestOf(choices, form, 'p-1')).toMatchObject({
      planId: 'p-1',
      planName: 'Web shop',
      reason: 'Fire',
    });
    expect(dry && requestOf(dry, { ...form, isDryRun: true }, 'p-1').planName).toBeNull();
  });
});

describe('a form that can’t be sent', () => {
  test.each([
    ['moment', { point: 'NOT_AFTER' as const }],
    ['moment', { point: 'NOT_AFTER' as const, day: '2026-03-01', time: '12:01' }],
    ['pinned', { point: 'SNAPSHOT_PER_SERVER' as const, pinned: [pinned(WEB)] }],
    ['cleanupAfter', { cleanupAfter: 'soon' }],
    ['cleanupAfter', { cleanupAfter: '31d' }],
    ['reason', { reason: 'x'.repeat(1025) }],
  ])('says what is wrong with %s', (field, typed) => {
    const form: StartForm = { ...NEW_START, ...typed };

    expect(Object.keys(problemsOf(form, drill))).toEqual([field]);
    expect(choicesOf(form, drill)).toBeUndefined();
  });

  test('blames nobody for what is still empty', () => {
    const empty: StartForm = { ...NEW_START, point: 'NOT_AFTER' };
    const late: StartForm = { ...empty, day: '2026-03-01', time: '12:01' };

    expect(shownProblems(empty, drill)).toEqual({});
    expect(Object.keys(shownProblems(late, drill))).toEqual(['moment']);
  });

  test('does not care about what is not asked', () => {
    expect(problemsOf({ ...NEW_START, cleanupAfter: 'soon' }, recovery)).toEqual({});
  });
});

describe('the button', () => {
  const plan = {
    name: 'Web shop',
    allowedActions: [
      { action: 'startExecution:DRILL', isAllowed: true, whyNot: null },
      { action: 'startExecution:RECOVERY', isAllowed: false, whyNot: 'It needs another role.' },
    ],
  };
  const mayAll = {
    ...plan,
    allowedActions: plan.allowedActions.map((each) => ({ ...each, isAllowed: true })),
  };
  const seen = { preview, isLooking: false, isIncomplete: false };
  const named: StartForm = { ...NEW_START, typedName: 'Web shop' };

  test('starts a drill that was looked at', () => {
    expect(whyNotPress(NEW_START, plan, 'DRILL', seen)).toBeUndefined();
  });

  test('starts also where the preview failed', () => {
    expect(whyNotPress(NEW_START, plan, 'DRILL', { ...seen, preview: undefined })).toBeUndefined();
  });

  test.each([
    ['while it is being looked', { ...seen, isLooking: true }],
    ['before the options are complete', { ...seen, isIncomplete: true }],
    [
      'where the preview forbids it',
      { ...seen, preview: { ...preview, canStart: false, whyNot: ['Held.'] } },
    ],
  ])('rests %s', (_when, state) => {
    expect(whyNotPress(NEW_START, plan, 'DRILL', state)).toBeTruthy();
  });

  test('of a recovery needs the name exactly', () => {
    const almost = { ...named, typedName: 'web shop' };

    expect(whyNotPress(almost, mayAll, 'RECOVERY', seen)).toBe('Type the name of the plan first.');
    expect(whyNotPress(named, mayAll, 'RECOVERY', seen)).toBeUndefined();
  });

  test('of a recovery needs its own role, its dry run does not', () => {
    expect(whyNotPress(named, plan, 'RECOVERY', seen)).toBe('It needs another role.');
    expect(whyNotPress({ ...named, isDryRun: true }, plan, 'RECOVERY', seen)).toBeUndefined();
  });

  test('says what it starts', () => {
    expect(buttonText(NEW_START, 'RECOVERY')).toBe('Start RECOVERY');
    expect(buttonText({ ...NEW_START, isDryRun: true }, 'RECOVERY')).toMatch(/dry run/);
  });
});

describe('what will happen', () => {
  test('in a drill, ends with its clean-up', () => {
    const { will } = consequencesOf({ mode: 'DRILL', cleanupAfter: 'PT2H' }, preview.touched);

    expect(will[0]).toMatch(/^3 servers are launched as drill instances/);
    expect(will.at(-1)).toBe('The drill instances are terminated 2 h after the end of the drill.');
  });

  test('names the destruction of earlier instances', () => {
    const doomed = {
      hostname: 'web-1',
      instanceId: 'i-1',
      isDrill: true,
      location,
      serverId: WEB,
    };
    const touched = { ...preview.touched, doomedInstances: [doomed] };

    const { will } = consequencesOf({ mode: 'RECOVERY' }, touched);

    expect(will.join(' ')).toMatch(/1 instance of earlier launches is destroyed by DRS/);
  });

  test('in a dry run, is nothing but a record', () => {
    const { willNot } = consequencesOf({ mode: 'RECOVERY', isDryRun: true }, undefined);

    expect(willNot).toEqual([
      'Nothing is launched, no action is run, and no instance is destroyed.',
    ]);
  });
});

describe('a preview', () => {
  test('tells the load of each place', () => {
    expect(placeWords({ location, servers: 3, jobs: 1, instancesDestroyed: 2 })).toBe(
      '3 servers in 1 DRS job, 2 instances destroyed',
    );
  });

  test('tells how long it takes from the moment it was asked', () => {
    const prediction = {
      outcome: 'COMPLETED' as const,
      p50: '2026-03-01T12:20:00Z',
      p90: '2026-03-01T12:30:00Z',
    };

    expect(predictedWords(prediction, NOON)).toBe('20 min (P50), 30 min (P90)');
    expect(predictedWords({ ...prediction, outcome: 'FAILED' }, NOON)).toBe(
      'It would end as failed',
    );
  });

  test('gathers locked servers by the execution that has them', () => {
    const locked = ['web-1', 'web-2'].map((hostname) => ({
      hostname,
      executionId: 'e-1',
      planName: 'Other',
      serverId: hostname,
    }));

    expect(holdersOf(locked)).toEqual([
      { executionId: 'e-1', planName: 'Other', hostnames: ['web-1', 'web-2'] },
    ]);
  });

  test('that forbids a start says why', () => {
    const forbidding: StartPreview = { ...preview, canStart: false, whyNot: ['Held by e-1.'] };

    expect(whyNotStart(forbidding)).toBe('Held by e-1.');
    expect(whyNotStart(preview)).toBeUndefined();
  });
});

describe('a refused start', () => {
  test('offers what the API offers', () => {
    const refused = { ...problem, code: 'NOT_STARTABLE', offer: { withoutServerIds: [WEB] } };

    expect(offerOf(refused, [DATABASE])).toEqual([WEB]);
  });

  test('offers to go without servers that were taken in the meantime', () => {
    const refused = { ...problem, code: 'SERVERS_LOCKED', servers: [{ serverId: WEB, by: 'e-1' }] };

    expect(offerOf(refused, [DATABASE])).toEqual([WEB, DATABASE].toSorted());
  });

  test('offers nothing where servers are not to blame', () => {
    expect(offerOf({ ...problem, code: 'FORBIDDEN' }, [])).toEqual([]);
  });

  test.each([
    [0, 'NO_ANSWER', true],
    [504, 'TOO_SLOW', true],
    [409, 'SERVERS_LOCKED', false],
    [502, 'LOCATION_UNREACHABLE', false],
  ])('with status %i and code %s is in doubt: %s', (status, code, expected) => {
    expect(isInDoubt({ ...problem, status, code })).toBe(expected);
  });
});
