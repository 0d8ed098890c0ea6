import Box from '@cloudscape-design/components/box';

import { Facts } from '@/ui/Facts';

/** Of the source server in DRS: groups can find it by them. */
export function ServerTags({ tags }: { tags: Readonly<Record<string, string>> }) {
  const sorted = Object.entries(tags).toSorted(([a], [b]) => a.localeCompare(b));
  if (sorted.length === 0) {
    return <Box color="text-body-secondary">The server has no tags, so no tag group finds it.</Box>;
  }
  return <Facts columns={4} facts={Object.fromEntries(sorted)} />;
}
