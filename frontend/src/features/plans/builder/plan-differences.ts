/** What somebody else has changed in a plan, named so that one can judge whether it matters. */
import type { PlanView } from '@/api/generated';

type Plan = Pick<PlanView, 'name' | 'description' | 'objectives' | 'waves'>;

export function differences(before: Plan, after: Plan): string[] {
  const details = (['name', 'description', 'objectives'] as const)
    .filter((field) => !isSame(before[field], after[field]))
    .map((field) => `The ${field}`);
  return [...details, ...waveDifferences(before, after)];
}

function waveDifferences(before: Plan, after: Plan): string[] {
  const old = new Map(before.waves.map((wave) => [wave.name, wave]));
  const fresh = new Set(after.waves.map(({ name }) => name));
  const changed = after.waves.flatMap((wave) => {
    const was = old.get(wave.name);
    if (!was) return [`Wave ${wave.name}, which is new`];
    return isSame(was, wave) ? [] : [`Wave ${wave.name}`];
  });
  const gone = before.waves.flatMap(({ name }) =>
    fresh.has(name) ? [] : [`Wave ${name}, which is gone`],
  );
  const all = [...changed, ...gone];
  const namesOf = ({ waves }: Plan) => waves.map(({ name }) => name);
  const isMoved = all.length === 0 && !isSame(namesOf(before), namesOf(after));
  return isMoved ? ['The order of the waves'] : all;
}

/** Both come from the API, which writes fields always in the same order. */
const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
