import { describe, expect, test } from 'vitest';

import type { ObjectiveResult, Timeline } from '@/api/generated';
import { anExecution, minutes, NOON } from '@test/executions';

import { comparedText, rpoStatus, rtoLabel, rtoStatus } from './objective-model';

const at = (after: number) => NOON + after * 60_000;
const objectives = { rto: 'PT30M', rpo: 'PT15M' };
const promised = anExecution({ objectives });
const kept: ObjectiveResult = {
  objective: 'PT30M',
  achieved: 'PT20M',
  verdict: 'MET',
  explanation: 'As the API has it.',
};
const ended = (result: Partial<ObjectiveResult>) => {
  const judged = { ...kept, ...result };
  return anExecution({ objectives, endedAt: minutes(42), rto: judged, rpo: judged });
};

describe('while an execution runs', () => {
  test('the time that is left is told', () => {
    expect(rtoStatus(promised, at(10))).toEqual({ type: 'info', text: '20 min left' });
    expect(rtoLabel(promised)).toBe('RTO of 30 min');
  });

  test('it is told by how much the objective is exceeded', () => {
    expect(rtoStatus(promised, at(35))).toEqual({ type: 'error', text: 'Exceeded by 5 min' });
  });

  test('nobody knows what data will be lost', () => {
    expect(rpoStatus(promised)?.text).toBe('Judged at the end');
  });

  test('nothing is told where nobody promised anything', () => {
    const view = anExecution({ objectives: { rto: null, rpo: null } });

    expect([rtoStatus(view, at(10)), rpoStatus(view)]).toEqual([null, null]);
    expect(rtoLabel(view)).toBe('Recovery time objective (RTO)');
  });
});

describe('at the end', () => {
  test.each<[Partial<ObjectiveResult>, string, string]>([
    [{}, 'Met in 20 min', 'Met: data was 20 min old'],
    [{ verdict: 'MISSED' }, 'Missed: it took 20 min', 'Missed: data was 20 min old'],
    [{ verdict: null, objective: null }, 'Recovered in 20 min', 'Data was 20 min old'],
  ])('with %o: %s; %s', (result, rto, rpo) => {
    const view = ended(result);

    expect(rtoStatus(view, at(60))?.text).toBe(rto);
    expect(rpoStatus(view)?.text).toBe(rpo);
  });

  test.each(['MISSED', 'UNKNOWN'] as const)('%s without a time says why', (verdict) => {
    const view = ended({ verdict, achieved: null });

    expect(rtoStatus(view, at(60))?.why).toBe('As the API has it.');
  });

  test('a dry run has kept nothing', () => {
    const view = { ...ended({}), isDryRun: true };

    expect(rtoStatus(view, at(10))?.text).toMatch(/dry run/);
    expect(rpoStatus(view)?.text).toMatch(/dry run/);
  });
});

describe('against the prediction', () => {
  const timeline = { startsAt: minutes(5), p50: minutes(35), p90: minutes(45) } as Timeline;
  const startedAt = minutes(0);
  const after = (took: number) =>
    anExecution({ status: 'COMPLETED', startedAt, endedAt: minutes(took) });

  test.each([
    [42, '2 min longer than P90'],
    [35, 'As predicted: between P50 and P90'],
    [25, '5 min shorter than P50'],
  ])('%s minutes are: %s', (took, words) => {
    expect(comparedText(after(took), timeline)).toBe(words);
  });

  test('what did less than was rehearsed is not compared', () => {
    expect(comparedText({ ...after(25), status: 'FAILED' }, timeline)).toBeUndefined();
    expect(comparedText({ ...after(25), isDryRun: true }, timeline)).toBeUndefined();
    expect(comparedText(anExecution({ endedAt: null }), timeline)).toBeUndefined();
  });
});
