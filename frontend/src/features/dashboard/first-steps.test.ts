import { describe, expect, test } from 'vitest';

import type { Overview, ServersOverview } from '@/api/generated';
import { zGetOverviewResponse } from '@/api/generated/zod.gen';
import { exampleOf } from '@test/examples';

import { isNew, stepsOf } from './first-steps';

const running = exampleOf('getOverview', zGetOverviewResponse);
const seen = running.servers as ServersOverview;
const untouched: Overview = {
  ...running,
  basis: { at: null, places: 0, unread: 0, problems: [] },
  servers: { ...seen, total: 0 },
  plans: {
    total: 0,
    rpo: [],
    drills: { period: 'P90D', lately: 0, never: [], overdue: [], counts: [] },
  },
  executions: { ...running.executions, active: [] },
};
const doneOf = (overview: Overview) => stepsOf(overview).map(({ isDone }) => isDone);

describe('the first steps', () => {
  test('begin with an account', () => {
    expect(doneOf(untouched)).toEqual([false, false, false, false, false]);
    expect(stepsOf(untouched)[0]?.action.to).toBe('/accounts');
  });

  test('go on with groups once servers are found', () => {
    const found: Overview = {
      ...untouched,
      basis: running.basis,
      servers: { ...seen, noGroup: { ...seen.noGroup, count: seen.total } },
    };

    expect(doneOf(found)).toEqual([true, true, false, false, false]);
  });

  test('end with a drill', () => {
    expect(doneOf(running)).toEqual([true, true, true, true, false]);
  });

  test('are shown until there is a plan', () => {
    expect(isNew(untouched)).toBe(true);
    expect(isNew(running)).toBe(false);
  });
});
