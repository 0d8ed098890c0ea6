/** What is known of a server, in words. What DRS does not tell is unknown, never nothing. */
import type { Readiness, ServerView } from '@/api/generated';
import { formatDuration } from '@/lib/duration';

const UNKNOWN = 'Unknown';

export const lagText = ({ lag }: Pick<ServerView, 'lag'>): string =>
  lag === null ? UNKNOWN : formatDuration(lag);

/** Undefined: there is one, and it is known when it was taken. */
export function noPointText(
  server: Pick<ServerView, 'hasRecoveryPoint' | 'lastRecoveryPointAt'>,
): string | undefined {
  if (!server.hasRecoveryPoint) return 'None yet';
  return server.lastRecoveryPointAt ? undefined : UNKNOWN;
}

export const osText = ({ os, osName }: Pick<ServerView, 'os' | 'osName'>): string =>
  osName || (os === 'WINDOWS' ? 'Windows' : 'Linux');

/** Clauses of the API begin small, because they stand behind a hostname elsewhere. */
export const sentence = (clause: string): string =>
  `${clause.charAt(0).toUpperCase()}${clause.slice(1)}.`;

/** The worst reason, and how many more there are. */
export function reasonsText({ obstacles, warnings }: Readiness): string {
  const [first, ...more] = [...obstacles, ...warnings];
  if (!first) return '';
  return more.length > 0 ? `${sentence(first)} And ${more.length} more.` : sentence(first);
}

export const tagsText = (tags: Readonly<Record<string, string>>): string =>
  Object.entries(tags)
    .map(([key, value]) => `${key}=${value}`)
    .join(', ');
