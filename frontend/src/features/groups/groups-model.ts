/** What the list tells of a group in words. */
import type { AccountView, GroupSummary } from '@/api/generated';
import { formatCount } from '@/lib/format';
import { tagsText } from '@/ui/server-words';

/** How many servers a group of tags has is known only when somebody looks. */
export function membersText({ serverCount, tags }: Pick<GroupSummary, 'serverCount' | 'tags'>) {
  return tags ? `By tags: ${tagsText(tags)}` : formatCount(serverCount ?? 0, 'server');
}

/** The name of an account, as far as accounts are known. */
export function accountText(accountId: string, accounts: readonly AccountView[] | undefined) {
  const name = accounts?.find((account) => account.accountId === accountId)?.name;
  return name ? `${name} (${accountId})` : accountId;
}
