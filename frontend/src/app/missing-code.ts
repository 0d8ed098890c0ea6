/** After a new version was deployed, an open page may ask for code that is there no longer. */

const KEY = 'recovery-console:reloaded-at';
const ONCE_IN = 60_000;

/** Each browser has its own words for a module that could not be loaded. */
export function isMissingCode(error: unknown): boolean {
  return (
    error instanceof Error &&
    /dynamically imported module|importing a module script|unable to preload/i.test(error.message)
  );
}

/** Once a minute: code that is missing after that does not come back by loading again. */
export function mayReload(storage: Storage, now: number): boolean {
  const before = Number(storage.getItem(KEY) ?? 0);
  if (now - before < ONCE_IN) return false;
  storage.setItem(KEY, String(now));
  return true;
}
