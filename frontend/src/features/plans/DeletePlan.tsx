import { useNotify } from '@/app/notifications';
import type { PlanSummary } from '@/api/generated';
import { formatCount } from '@/lib/format';
import { ConfirmModal } from '@/ui/ConfirmModal';

import { useDeletePlan } from './plans-query';

interface Props {
  plan: Pick<PlanSummary, 'planId' | 'name' | 'version' | 'waveCount'>;
  onDeleted: () => void;
  onClose: () => void;
}

export function DeletePlan({ plan, onDeleted, onClose }: Props) {
  const remove = useDeletePlan();
  const notify = useNotify();
  const { planId, name, version, waveCount } = plan;
  return (
    <ConfirmModal
      title={`Delete plan ${name}?`}
      confirm="Delete"
      typed={name}
      isBusy={remove.isPending}
      problem={remove.error}
      onCancel={onClose}
      onConfirm={() =>
        remove.mutate(
          { path: { planId }, query: { version } },
          {
            onSuccess: () => {
              notify({ type: 'success', header: `Plan ${name} is deleted.` });
              onClose();
              onDeleted();
            },
          },
        )
      }
    >
      The plan and its {formatCount(waveCount, 'wave')} are gone, and can be brought back only from
      an exported configuration. Nothing else is touched: its protection groups stay, servers go on
      replicating, launched instances go on running, and past executions keep their reports.
    </ConfirmModal>
  );
}
