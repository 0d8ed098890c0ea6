import type { ExecutionView } from '@/api/generated';
import { useNow } from '@/lib/clock';
import { formatCount } from '@/lib/format';
import { Due } from '@/ui/Age';
import { Duration } from '@/ui/Duration';
import { Time } from '@/ui/Time';

import { cleanUpOf } from './cleanup-model';

/** What becomes of the instances, beside its label. */
export function CleanUpText({ view }: { view: ExecutionView }) {
  const state = cleanUpOf(view, useNow());
  switch (state.kind) {
    case 'AFTER_ITS_END':
      return (
        <>
          <Duration of={state.after} /> after its end
        </>
      );
    case 'ON_REQUEST':
      return 'None planned: instances stay until somebody terminates them';
    case 'DUE':
      return (
        <>
          <Time at={state.at} />, <Due of={state.at} />
        </>
      );
    case 'OVERDUE':
      return (
        <>
          Was due <Due of={state.at} />: {state.why}
        </>
      );
    case 'TERMINATING':
      return `Under way: ${formatCount(state.instances, 'instance')} being terminated`;
    case 'NOTHING_LEFT':
      if (!state.terminatedAt) return 'Nothing is left';
      return (
        <>
          Done <Time at={state.terminatedAt} />: nothing is left
        </>
      );
  }
}

/** The same as the end of a sentence about instances that run; nothing where nobody has planned it. */
export function CleanUpSentence({ view }: { view: ExecutionView }) {
  const state = cleanUpOf(view, useNow());
  switch (state.kind) {
    case 'DUE':
      return (
        <>
          Clean-up terminates what is left at <Time at={state.at} />, <Due of={state.at} />.
        </>
      );
    case 'OVERDUE':
      return (
        <>
          Clean-up was due <Due of={state.at} />: {state.why}
        </>
      );
    case 'TERMINATING':
      return `${formatCount(state.instances, 'instance')} of them being terminated.`;
    default:
      return null;
  }
}
