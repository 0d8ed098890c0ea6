import SpaceBetween from '@cloudscape-design/components/space-between';

import type { ImportReport, Problem } from '@/api/generated';
import { formatCount } from '@/lib/format';
import { ConfirmModal } from '@/ui/ConfirmModal';

import { KINDS, worstFirst } from './report-model';

interface Props {
  trial: ImportReport;
  isBusy: boolean;
  problem: Problem | null;
  onConfirm: () => void;
  onCancel: () => void;
}

/** What the trial has shown, thing by thing, and what an import never does. */
export function ImportConfirmation({ trial, ...state }: Props) {
  const changed = worstFirst(trial).filter(
    ({ outcome }) => outcome === 'CREATED' || outcome === 'UPDATED',
  );
  const refused = trial.counts.REFUSED ?? 0;
  return (
    <ConfirmModal title="Import the document?" confirm="Import" {...state}>
      <SpaceBetween size="s">
        <div>Will be changed:</div>
        <ul className="dr-list">
          {changed.map(({ kind, name, outcome }) => (
            <li key={`${kind}/${name}`}>
              {KINDS[kind]} {name} is {outcome === 'CREATED' ? 'created' : 'updated'}.
            </li>
          ))}
        </ul>
        {refused > 0 && (
          <div>{formatCount(refused, 'thing')} will be left out, as the table says.</div>
        )}
        <div>
          Nothing is deleted, no execution is started or changed, and nothing is written to DRS.
          What is updated can't be put back by a button: export the configuration first.
        </div>
      </SpaceBetween>
    </ConfirmModal>
  );
}
