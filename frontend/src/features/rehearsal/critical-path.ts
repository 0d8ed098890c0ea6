/** The critical path in words: what the plan's duration consists of. */
import type { Stage, Timeline } from '@/api/generated';

import { sinceStart } from './timeline-model';

export interface Step {
  wave: string;
  stages: { stage: Stage; took: number }[];
  took: number;
}

/** One for each wave on the path, in the order in which it is gone. */
export function stepsOf(timeline: Timeline): Step[] {
  const names = new Map(timeline.waves.map(({ wave, name }) => [wave, name]));
  const steps: Step[] = [];
  for (const { wave, stage, startsAt, endsAt } of timeline.criticalPath) {
    const name = names.get(wave) ?? `Wave ${wave}`;
    const took = sinceStart(timeline, endsAt) - sinceStart(timeline, startsAt);
    const last = steps.at(-1);
    if (last?.wave === name) {
      last.stages.push({ stage, took });
      last.took += took;
    } else {
      steps.push({ wave: name, stages: [{ stage, took }], took });
    }
  }
  return steps;
}

export interface Share {
  stage: Stage;
  took: number;
  /** Of the whole path, in percent. */
  percent: number;
}

/** Where the time goes, the most first. */
export function sharesOf(steps: readonly Step[]): Share[] {
  const sums = new Map<Stage, number>();
  for (const { stage, took } of steps.flatMap(({ stages }) => stages)) {
    sums.set(stage, (sums.get(stage) ?? 0) + took);
  }
  const whole = [...sums.values()].reduce((sum, took) => sum + took, 0);
  return [...sums]
    .map(([stage, took]) => ({
      stage,
      took,
      percent: whole ? Math.round((took / whole) * 100) : 0,
    }))
    .toSorted((a, b) => b.took - a.took);
}
