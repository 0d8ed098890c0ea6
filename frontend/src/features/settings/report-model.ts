/** What an import has done, or would do, in words. */
import type { EntityKind, Imported, ImportOutcome, ImportReport } from '@/api/generated';
import { formatCount } from '@/lib/format';
import type { Shown } from '@/ui/status';

const WOULD: Record<ImportOutcome, Shown> = {
  CREATED: { type: 'info', text: 'Would be created' },
  UPDATED: { type: 'info', text: 'Would be updated' },
  UNCHANGED: { type: 'success', text: 'Is so already' },
  REFUSED: { type: 'error', text: 'Would be refused' },
  POSTPONED: { type: 'pending', text: 'Would wait for the next import' },
};
const DID: Record<ImportOutcome, Shown> = {
  CREATED: { type: 'success', text: 'Created' },
  UPDATED: { type: 'success', text: 'Updated' },
  UNCHANGED: { type: 'success', text: 'Was so already' },
  REFUSED: { type: 'error', text: 'Refused' },
  POSTPONED: { type: 'pending', text: 'Waits for the next import' },
};

/** What somebody has to look at comes first. */
const ORDER: readonly ImportOutcome[] = ['REFUSED', 'POSTPONED', 'CREATED', 'UPDATED', 'UNCHANGED'];

export const KINDS: Record<EntityKind, string> = {
  ACCOUNT: 'Account',
  GROUP: 'Group',
  PLAN: 'Plan',
  EXECUTION: 'Execution',
};

export const outcomeStatus = (outcome: ImportOutcome, { isDryRun }: ImportReport): Shown =>
  isDryRun ? WOULD[outcome] : DID[outcome];

export function worstFirst({ entities }: ImportReport): Imported[] {
  return entities.toSorted((a, b) => ORDER.indexOf(a.outcome) - ORDER.indexOf(b.outcome));
}

export const changesIn = ({ counts }: ImportReport): number =>
  (counts.CREATED ?? 0) + (counts.UPDATED ?? 0);

/** Something is left that the same document, imported again, would take on. */
export const hasRest = ({ counts }: ImportReport): boolean => (counts.POSTPONED ?? 0) > 0;

export function summaryOf(report: ImportReport): Shown {
  const { isDryRun, counts } = report;
  const refused = counts.REFUSED ?? 0;
  const parts = [
    changesText(report),
    refused > 0
      ? `${refused} ${isDryRun ? 'would be' : refused === 1 ? 'was' : 'were'} refused`
      : '',
    hasRest(report)
      ? `${counts.POSTPONED} ${isDryRun ? 'would wait' : 'wait'} for the next import`
      : '',
  ];
  const text = `${parts.filter(Boolean).join('; ')}.`;
  if (refused > 0) return { type: 'error', text };
  return { type: hasRest(report) ? 'warning' : 'success', text };
}

function changesText(report: ImportReport): string {
  const changes = changesIn(report);
  if (changes === 0) return 'Nothing differs from what is here';
  const things = formatCount(changes, 'thing');
  return report.isDryRun ? `${things} would be changed` : `${things} changed`;
}
