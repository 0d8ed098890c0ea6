/** What can be begun with a plan: a rehearsal, a drill, or a recovery in earnest. */
import type { Mode } from '@/api/generated';

export const KINDS = ['REHEARSAL', 'DRILL', 'RECOVERY'] as const;
export type Kind = (typeof KINDS)[number];

export interface KindShown {
  value: Kind;
  label: string;
  description: string;
}

export const SHOWN: readonly KindShown[] = [
  {
    value: 'REHEARSAL',
    label: 'Rehearse',
    description: 'Predicts how long the plan takes. Touches nothing, takes a second.',
  },
  {
    value: 'DRILL',
    label: 'Drill',
    description: 'Launches drill instances beside what runs, and can remove them afterwards.',
  },
  {
    value: 'RECOVERY',
    label: 'Recovery',
    description: 'The disaster is real: launches recovery instances that are to take over.',
  },
];

export const modeOf = (kind: Kind): Mode | undefined => (kind === 'REHEARSAL' ? undefined : kind);
