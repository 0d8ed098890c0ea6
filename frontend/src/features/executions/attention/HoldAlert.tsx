import Alert from '@cloudscape-design/components/alert';
import SpaceBetween from '@cloudscape-design/components/space-between';

import type { ExecutionView, WaveView } from '@/api/generated';
import { ActionButton } from '@/ui/ActionButton';
import { ActionMenu } from '@/ui/ActionMenu';
import { Elapsed } from '@/ui/Duration';

import type { Ask } from '../requests/operator-request';
import { WAVE_REQUESTS } from '../requests/operator-request';

interface Props {
  hold: ExecutionView['holds'][number];
  view: ExecutionView;
  onAsk: Ask;
}

/** Why it is paused, and how it goes on. */
export function HoldAlert({ hold, view, onAsk }: Props) {
  if (hold.kind === 'FAILURE') {
    const wave = view.waves.find(({ number }) => number === hold.wave);
    return wave && <FailedWave wave={wave} at={hold.at} onAsk={onAsk} />;
  }
  return (
    <Alert
      type="warning"
      header={`Paused by ${hold.by.name}`}
      action={
        <ActionButton
          action="resumeExecution"
          allowed={view.allowedActions}
          onClick={() => onAsk({ action: 'resumeExecution' })}
        >
          Resume
        </ActionButton>
      }
    >
      {hold.why && <div>{hold.why}</div>}
      For <Elapsed from={hold.at} to={null} />. What runs goes on; nothing new starts until it is
      resumed.
    </Alert>
  );
}

const AFTER_FAILURE = WAVE_REQUESTS.filter(
  ({ action }) => action !== 'approveWave' && action !== 'rejectWave',
);

function FailedWave({ wave, at, onAsk }: { wave: WaveView; at: string; onAsk: Ask }) {
  return (
    <Alert
      type="error"
      header={`Wave ${wave.name} failed, and somebody must decide`}
      action={
        <ActionMenu
          allowed={wave.allowedActions}
          actions={AFTER_FAILURE.map(({ action, text }) => ({
            action,
            text,
            onClick: () => onAsk({ action, waveNumber: wave.number }),
          }))}
        >
          Decide
        </ActionMenu>
      }
    >
      <SpaceBetween size="xxs">
        {wave.reason && <div>{wave.reason}</div>}
        <div>
          It has waited for <Elapsed from={at} to={null} />. Retry or skip it, or resume the
          execution: then what failed is accepted as it is, and the waves that depend on it start.
        </div>
      </SpaceBetween>
    </Alert>
  );
}
