/** Lists in a form whose order matters, and whose items have no name to be known by. */

export const replaced = <T>(items: readonly T[], at: number, item: T): T[] => items.with(at, item);

export const removed = <T>(items: readonly T[], at: number): T[] => items.toSpliced(at, 1);

/** Stays as it is where there is no such place. */
export function moved<T>(items: readonly T[], from: number, to: number): T[] {
  const item = items[from];
  if (item === undefined || to < 0 || to >= items.length) return [...items];
  return items.toSpliced(from, 1).toSpliced(to, 0, item);
}
