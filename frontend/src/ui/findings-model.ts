/** Findings in order, in words, and with the page where they are repaired. */
import type { Finding, Severity } from '@/api/generated';

import type { Shown } from './status';

const SEVERITIES: Record<Severity, Shown> = {
  ERROR: { type: 'error', text: 'Makes no sense' },
  BLOCKER: { type: 'stopped', text: 'Forbids a start' },
  WARNING: { type: 'warning', text: 'Warning' },
};
const ORDER = Object.keys(SEVERITIES);

export const severityStatus = (severity: Severity): Shown => SEVERITIES[severity];

export function bySeverity(findings: readonly Finding[]): Finding[] {
  return findings.toSorted((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity));
}

/** By the id that the finding is about; names and plans are repaired where one is already. */
export function whereToRepair({ thing }: Finding): { to: string; text: string } | undefined {
  if (/^g-/.test(thing)) return { to: `/groups/${thing}`, text: 'Open the group' };
  if (/^s-[0-9A-Za-z]{17}$/.test(thing)) {
    return { to: `/servers?text=${thing}`, text: 'Show the server' };
  }
  return undefined;
}
