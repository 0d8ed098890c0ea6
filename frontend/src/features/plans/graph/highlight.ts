/** What stands out while somebody looks at one wave: all that it waits for, and all that wait for it. */
import type { Dependency, Dependent } from './wave-graph';
import { after, before } from './wave-graph';

export type Role = 'ITSELF' | 'BEFORE' | 'AFTER' | 'APART';

/** By key; empty while nobody looks at a wave. */
export type Highlight = ReadonlyMap<string, Role>;

export const NO_HIGHLIGHT: Highlight = new Map();

export function highlightOf(waves: readonly Dependent[], key: string | undefined): Highlight {
  if (key === undefined || !waves.some((wave) => wave.key === key)) return NO_HIGHLIGHT;
  const [earlier, later] = [before(waves, key), after(waves, key)];
  const roleOf = (other: string): Role => {
    if (other === key) return 'ITSELF';
    if (earlier.has(other)) return 'BEFORE';
    return later.has(other) ? 'AFTER' : 'APART';
  };
  return new Map(waves.map((wave) => [wave.key, roleOf(wave.key)]));
}

/** A line stands out on the way to the wave and on the way from it. */
export function isOnTheWay({ from, to }: Dependency, highlight: Highlight): boolean {
  const [start, end] = [highlight.get(from), highlight.get(to)];
  const isIn = (role: Role | undefined, side: Role) => role === side || role === 'ITSELF';
  return (
    (isIn(start, 'BEFORE') && isIn(end, 'BEFORE')) || (isIn(start, 'AFTER') && isIn(end, 'AFTER'))
  );
}
