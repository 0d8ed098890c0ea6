/** Which servers are chosen, while pages and filters come and go. */
import type { ServerView } from '@/api/generated';

interface Page {
  picked: readonly ServerView[];
  shown: readonly ServerView[];
}

/** What was chosen elsewhere stays; of this page, what is picked now. */
export function chosenAfter(before: readonly string[], { picked, shown }: Page): string[] {
  const pickedIds = picked.map(({ serverId }) => serverId);
  const shownIds = new Set(shown.map(({ serverId }) => serverId));
  const kept = before.filter((id) => !shownIds.has(id) || pickedIds.includes(id));
  return [...kept, ...pickedIds.filter((id) => !kept.includes(id))];
}

export function without(serverIds: readonly string[], gone: readonly string[]): string[] {
  return serverIds.filter((id) => !gone.includes(id));
}

/** The other group that lists a server: it can't be chosen then. */
export function holderOf(
  { assignment }: Pick<ServerView, 'assignment'>,
  groupId: string | undefined,
): ServerView['assignment'] {
  return assignment && assignment.groupId !== groupId ? assignment : null;
}
