/** One visit of the form: what is chosen stays while somebody looks at other modes, and so does the key of the start. */
import { useState } from 'react';

import type { StartForm } from './start-form';
import { NEW_START } from './start-form';
import { useStart } from './start-query';

export function useStartVisit() {
  const [form, setForm] = useState<StartForm>(NEW_START);
  const start = useStart();
  return { form, setForm, start };
}

export type StartVisit = ReturnType<typeof useStartVisit>;
