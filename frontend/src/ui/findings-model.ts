/** Findings in order, those of one kind together, in words, and with the page where they are repaired. */
import type { Finding, FindingCode, Severity } from '@/api/generated';

import type { Shown } from './status';

/** First what may make everything else look different once it is repaired. */
const SEVERITIES: Record<Severity, Shown> = {
  ERROR: { type: 'error', text: 'Makes no sense' },
  BLOCKER: { type: 'error', text: 'Forbids a start' },
  WARNING: { type: 'warning', text: 'Warning' },
};
const ORDER = Object.keys(SEVERITIES);

export const severityStatus = (severity: Severity): Shown => SEVERITIES[severity];

/** Findings of one code and severity: with 300 servers there may be 300. */
export interface FindingKind {
  code: FindingCode;
  severity: Severity;
  /** In the order of their waves, as `waves` are. */
  findings: [Finding, ...Finding[]];
  waves: string[];
  /** Undefined: each has its own. */
  fix: string | undefined;
}

/** The worst first, then by waves; `waves` are in the order of the plan, where it is known. */
export function kindsOf(
  findings: readonly Finding[],
  waves: readonly string[] = [],
): FindingKind[] {
  const kinds = new Map<string, [Finding, ...Finding[]]>();
  for (const finding of inOrder(findings, waves)) {
    const kind = `${finding.severity}/${finding.code}`;
    const like = kinds.get(kind);
    if (like) like.push(finding);
    else kinds.set(kind, [finding]);
  }
  return [...kinds.values()].map(kindOf);
}

function inOrder(findings: readonly Finding[], waves: readonly string[]): Finding[] {
  const placeOf = ({ wave }: Finding) => {
    if (wave === null) return -1;
    const place = waves.indexOf(wave);
    return place < 0 ? waves.length : place;
  };
  return findings.toSorted(
    (a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity) || placeOf(a) - placeOf(b),
  );
}

function kindOf(findings: [Finding, ...Finding[]]): FindingKind {
  const [{ code, severity, fix }] = findings;
  const waves = new Set(findings.flatMap(({ wave }) => wave ?? []));
  const isCommon = findings.every((finding) => finding.fix === fix);
  return { code, severity, findings, waves: [...waves], fix: isCommon ? fix : undefined };
}

const isServer = (thing: string): boolean => /^s-[0-9A-Za-z]{17}$/.test(thing);
const isGroup = (thing: string): boolean => /^g-/.test(thing);

/** One word for what all findings are about, if there is one. */
export function nounOf(findings: readonly Finding[]): 'server' | 'group' | undefined {
  if (findings.every(({ thing }) => isServer(thing))) return 'server';
  return findings.every(({ thing }) => isGroup(thing)) ? 'group' : undefined;
}

/** By the id that the finding is about; names and plans are repaired where one is already. */
export function whereToRepair({ thing }: Finding): { to: string; text: string } | undefined {
  if (isGroup(thing)) return { to: `/groups/${thing}`, text: 'Open the group' };
  if (isServer(thing)) return { to: `/servers?text=${thing}`, text: 'Show the server' };
  return undefined;
}
