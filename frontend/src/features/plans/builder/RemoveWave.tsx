import { ConfirmModal } from '@/ui/ConfirmModal';

import { directlyAfter } from '../graph/wave-graph';
import type { WaveForm } from './plan-form';
import { waveTitle } from './plan-form';

interface Props {
  wave: WaveForm;
  waves: readonly WaveForm[];
  onConfirm: () => void;
  onCancel: () => void;
}

/** What has been typed for a wave is gone with it, so it is asked first. */
export function RemoveWave({ wave, waves, onConfirm, onCancel }: Props) {
  const title = waveTitle(
    wave,
    waves.findIndex(({ key }) => key === wave.key),
  );
  const followers = new Set(directlyAfter(waves, wave.key));
  const names = waves.flatMap((each, index) =>
    followers.has(each.key) ? [waveTitle(each, index)] : [],
  );
  return (
    <ConfirmModal
      title={`Remove ${title}?`}
      confirm="Remove"
      isBusy={false}
      problem={null}
      onConfirm={onConfirm}
      onCancel={onCancel}
    >
      What is set for this wave is lost.{' '}
      {names.length > 0 &&
        `Instead of for it, ${names.join(', ')} will wait for what it waits for. `}
      Its protection groups stay as they are, and nothing is saved before you save the plan.
    </ConfirmModal>
  );
}
