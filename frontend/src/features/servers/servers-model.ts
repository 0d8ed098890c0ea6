/** What only the page of servers tells of them, in words: disks, launches, and what the list rests on. */
import type { LastLaunch, Place, ServerView } from '@/api/generated';
import { formatBytes, formatCount } from '@/lib/format';
import type { Shown } from '@/ui/status';

/** DRS tells only the sum of a server's disks. */
export function storageText({
  storageBytes,
  disksReady,
}: Pick<ServerView, 'storageBytes' | 'disksReady'>): string {
  const size = storageBytes > 0 ? formatBytes(storageBytes) : 'Unknown';
  return disksReady ? size : `${size}; DRS does not know all disks`;
}

const LAUNCHES: Record<string, Shown> = {
  PENDING: { type: 'pending', text: 'pending' },
  IN_PROGRESS: { type: 'in-progress', text: 'in progress' },
  LAUNCHED: { type: 'success', text: 'launched' },
  FAILED: { type: 'error', text: 'failed' },
  TERMINATED: { type: 'stopped', text: 'terminated' },
};

export function launchStatus({ isDrill, status }: LastLaunch): Shown {
  const { type, text } = LAUNCHES[status] ?? { type: 'info', text: status };
  return { type, text: `${isDrill ? 'Drill' : 'Recovery'} ${text}` };
}

/** How much of the list is missing because of where it comes from. */
export function basisText(places: readonly Place[]): string {
  const unread = places.filter(({ at }) => !at).length;
  const count = formatCount(places.length, 'account and Region', 'accounts and Regions');
  return unread > 0 ? `${count}, ${unread} of them unread` : count;
}

/** When the oldest part of a list was read; undefined: no part of it ever was. */
export function readAt(places: readonly Place[]): string | undefined {
  return places.flatMap(({ at }) => (at ? [at] : [])).toSorted()[0];
}
