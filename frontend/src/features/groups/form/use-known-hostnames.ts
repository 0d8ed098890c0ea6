/** Hostnames of chosen servers: of those that were saved, and those that were picked since. */
import { useMemo, useState } from 'react';

import type { ServerView } from '@/api/generated';

import { namesOf, useHostnames } from './form-query';

export function useKnownHostnames(
  groupId: string | undefined,
): [Readonly<Record<string, string>>, (servers: readonly ServerView[]) => void] {
  const [picked, setPicked] = useState<Readonly<Record<string, string>>>({});
  const saved = useHostnames(groupId);
  const known = useMemo(() => ({ ...saved, ...picked }), [saved, picked]);
  return [known, (servers) => setPicked((before) => ({ ...before, ...namesOf(servers) }))];
}
