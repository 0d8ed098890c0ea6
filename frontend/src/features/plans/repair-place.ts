/** Where a finding about a plan is mended: in a wave of the form, in its details, or on another page. */
import type { Finding, FindingCode } from '@/api/generated';
import { whereToRepair } from '@/ui/findings-model';

/** The parts of a wave's form; each is a tab. */
export const PARTS = ['wave', 'approval', 'checks', 'actions', 'failure'] as const;
export type Part = (typeof PARTS)[number];

export type RepairPlace =
  | { kind: 'WAVE'; index: number; part: Part }
  | { kind: 'DETAILS' }
  | { kind: 'PAGE'; to: string; text: string };

export interface WaveNamed {
  name: string;
  /** SSM documents that its checks run. */
  checkDocuments: readonly string[];
}

const PART_OF: Partial<Record<FindingCode, Part>> = {
  WAVE_NAME_TWICE: 'wave',
  DEPENDENCY_UNKNOWN: 'wave',
  DEPENDENCY_CYCLE: 'wave',
  GROUP_UNKNOWN: 'wave',
  GROUP_TWICE: 'wave',
  WAVE_EMPTY: 'wave',
  OPTIONAL_SERVER_NOT_IN_WAVE: 'failure',
  ACTION_HAS_NO_INSTANCES: 'actions',
  ACTION_HAS_NO_LOCATION: 'actions',
  CHECK_NEEDS_AGENT: 'checks',
};

const PLACE = /^(\d{12})\/[a-z]{2}(-[a-z]+)+-\d$/;

export function repairPlace(
  finding: Finding,
  waves: readonly WaveNamed[],
): RepairPlace | undefined {
  if (finding.code === 'PLAN_HAS_NO_WAVES') return { kind: 'DETAILS' };
  const index = waves.findLastIndex(({ name }) => name === finding.wave);
  const part = partOf(finding, waves[index]);
  if (part && index >= 0) return { kind: 'WAVE', index, part };
  return otherPage(finding);
}

function partOf({ code, thing }: Finding, wave: WaveNamed | undefined): Part | undefined {
  if (code !== 'DOCUMENT_UNKNOWN') return PART_OF[code];
  return wave?.checkDocuments.includes(thing) ? 'checks' : 'actions';
}

function otherPage({ code, thing, ...rest }: Finding): RepairPlace | undefined {
  if (code === 'QUOTA_DELAYS_WAVE') return { kind: 'PAGE', to: '/quotas', text: 'See the quotas' };
  const account = PLACE.exec(thing)?.[1];
  if (account) {
    return { kind: 'PAGE', to: `/accounts?account=${account}`, text: 'Open the account' };
  }
  const page = whereToRepair({ code, thing, ...rest });
  return page && { kind: 'PAGE', ...page };
}

/** The form, opened where it is mended. */
export function formAddress(planId: string, place: RepairPlace): string {
  if (place.kind === 'PAGE') return place.to;
  const form = `/plans/${planId}/edit`;
  return place.kind === 'WAVE' ? `${form}?wave=${place.index + 1}&part=${place.part}` : form;
}

export function repairText(place: RepairPlace): string {
  if (place.kind === 'PAGE') return place.text;
  return place.kind === 'WAVE' ? 'Change the wave' : 'Change the plan';
}

/** Undefined: nothing is wrong. */
export function worstOf(findings: readonly Finding[]): Finding['severity'] | undefined {
  return (['ERROR', 'BLOCKER', 'WARNING'] as const).find((severity) =>
    findings.some((finding) => finding.severity === severity),
  );
}
