import ButtonDropdown from '@cloudscape-design/components/button-dropdown';

import type { WaveView } from '@/api/generated';
import { actionOf } from '@/ui/allowed-actions';

import type { Ask } from './operator-request';
import { WAVE_REQUESTS } from './operator-request';

interface Props {
  wave: WaveView;
  onAsk: Ask;
}

/** All that can be asked of a wave; what can't be now says why. */
export function WaveActions({ wave, onAsk }: Props) {
  return (
    <ButtonDropdown
      variant="inline-icon"
      expandToViewport
      ariaLabel={`Actions for wave ${wave.name}`}
      items={WAVE_REQUESTS.map(({ action, text }) => {
        const { isAllowed, whyNot } = actionOf(wave.allowedActions, action);
        return {
          id: action,
          text,
          disabled: !isAllowed,
          ...(whyNot === undefined ? {} : { disabledReason: whyNot }),
        };
      })}
      onItemClick={({ detail }) => {
        const found = WAVE_REQUESTS.find(({ action }) => action === detail.id);
        if (found) onAsk({ action: found.action, waveNumber: wave.number });
      }}
    />
  );
}
