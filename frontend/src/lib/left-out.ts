/** Servers that a rehearsal or a start does without, as the address has them. */
import { useCallback, useMemo } from 'react';

import { useUrlText } from './url-state';

const SERVER_ID = /^s-[0-9A-Za-z]{17}$/;

export function useLeftOut(): [string[], (serverIds: readonly string[]) => void] {
  const [text, setText] = useUrlText('without');
  const serverIds = useMemo(() => leftOutOf(text), [text]);
  const set = useCallback((ids: readonly string[]) => setText(leftOutText(ids)), [setText]);
  return [serverIds, set];
}

/** Somebody may have typed the address: what is no server is not asked about. */
export function leftOutOf(text: string | undefined): string[] {
  const ids = (text ?? '').split(',').filter((id) => SERVER_ID.test(id));
  return [...new Set(ids)].toSorted();
}

export function leftOutText(serverIds: readonly string[]): string | undefined {
  return serverIds.length > 0 ? [...new Set(serverIds)].toSorted().join(',') : undefined;
}
