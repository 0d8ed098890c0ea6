/** Whether a plan could start now, in words. */
import type { PlanValidation } from '@/api/generated';
import { formatCount } from '@/lib/format';
import type { Shown } from '@/ui/status';

export interface Startability {
  shown: Shown;
  /** Undefined: there are none. */
  findings: string | undefined;
}

export function startability({ isStartable, findings }: PlanValidation): Startability {
  const warnings = findings.filter(({ severity }) => severity === 'WARNING').length;
  const against = findings.length - warnings;
  const parts = [
    against > 0 ? formatCount(against, 'finding forbids it', 'findings forbid it') : '',
    warnings > 0 ? formatCount(warnings, 'warning') : '',
  ].filter(Boolean);
  return {
    shown: isStartable
      ? { type: warnings > 0 ? 'warning' : 'success', text: 'Yes' }
      : { type: 'error', text: 'No' },
    findings: parts.join(', ') || undefined,
  };
}
