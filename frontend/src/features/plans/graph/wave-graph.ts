/** Which wave waits for which: pure questions about a plan's waves, by their keys. */

export interface Dependent {
  key: string;
  /** Keys of the waves that it waits for; unknown ones are passed over. */
  dependsOn: readonly string[];
}

export interface Dependency {
  from: string;
  to: string;
}

type Neighbours = ReadonlyMap<string, readonly string[]>;

/** All that must have ended before it begins, whether directly or by others. */
export const before = (waves: readonly Dependent[], key: string): Set<string> =>
  reached(awaited(waves), key);

/** All that wait for it, whether directly or by others. */
export const after = (waves: readonly Dependent[], key: string): Set<string> =>
  reached(awaiting(waves), key);

/** Waves that `key` can't wait for, because they wait for it already. */
export const forbiddenFor = (waves: readonly Dependent[], key: string): Set<string> =>
  new Set([key, ...after(waves, key)]);

/** Without what follows from others: where A waits for B and B for C, A to C says nothing new. */
export function essential(waves: readonly Dependent[]): Dependency[] {
  const known = awaited(waves);
  const isCyclic = waves.some(({ key }) => reached(known, key).has(key));
  return waves.flatMap(({ key: to }) => {
    const direct = known.get(to) ?? [];
    const implied = new Set(isCyclic ? [] : direct.flatMap((each) => [...reached(known, each)]));
    return direct.filter((from) => !implied.has(from)).map((from) => ({ from, to }));
  });
}

/** By key: 0 begins at once, 1 after some of those, and so on. */
export function stepsOf(waves: readonly Dependent[]): Map<string, number> {
  const known = awaited(waves);
  const steps = new Map<string, number>();
  const stepOf = (key: string, path: ReadonlySet<string>): number => {
    const found = steps.get(key);
    if (found !== undefined || path.has(key)) return found ?? 0;
    const onwards = new Set([...path, key]);
    const waits = (known.get(key) ?? []).map((each) => stepOf(each, onwards) + 1);
    const step = Math.max(0, ...waits);
    steps.set(key, step);
    return step;
  };
  waves.forEach(({ key }) => stepOf(key, new Set()));
  return steps;
}

/** Keys of the waves that wait for `key` directly. */
export function directlyAfter(waves: readonly Dependent[], key: string): string[] {
  return waves.filter(({ dependsOn }) => dependsOn.includes(key)).map((wave) => wave.key);
}

function awaited(waves: readonly Dependent[]): Neighbours {
  const keys = new Set(waves.map(({ key }) => key));
  return new Map(
    waves.map(({ key, dependsOn }) => [
      key,
      [...new Set(dependsOn)].filter((each) => keys.has(each)),
    ]),
  );
}

function awaiting(waves: readonly Dependent[]): Neighbours {
  return new Map(waves.map(({ key }) => [key, directlyAfter(waves, key)]));
}

/** Itself only if a circle leads back to it. */
function reached(neighbours: Neighbours, start: string): Set<string> {
  const found = new Set<string>();
  const open = [...(neighbours.get(start) ?? [])];
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    if (found.has(key)) continue;
    found.add(key);
    open.push(...(neighbours.get(key) ?? []));
  }
  return found;
}
