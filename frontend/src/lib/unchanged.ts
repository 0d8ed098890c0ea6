import { replaceEqualDeep } from '@tanstack/react-query';
import { useState } from 'react';

/** The object of before for as long as it says the same: what is made of it need not be made anew. */
export function useUnchanged<T>(value: T): T {
  const [kept, keep] = useState(value);
  const same = replaceEqualDeep(kept, value);
  if (same !== kept) keep(same);
  return same;
}
