import Alert from '@cloudscape-design/components/alert';
import SpaceBetween from '@cloudscape-design/components/space-between';

import type { PendingRequest } from '@/api/generated';
import { useNow } from '@/lib/clock';
import { ActionButton } from '@/ui/ActionButton';
import { Elapsed } from '@/ui/Duration';

import type { Ask } from '../requests/operator-request';
import type { AtGate } from './attention-model';
import { gateTimeoutText, pendingText } from './attention-model';

interface Props {
  gate: AtGate;
  isPaused: boolean;
  /** What somebody has asked for already; then nothing more is offered. */
  pending: PendingRequest | undefined;
  onAsk: Ask;
}

/** A wave that waits for somebody's word. */
export function GateAlert({ gate, isPaused, pending, onAsk }: Props) {
  const { wave, instructions, since } = gate;
  const button = (action: 'approveWave' | 'rejectWave', text: string) => (
    <ActionButton
      action={action}
      allowed={wave.allowedActions}
      ariaLabel={`${text} wave ${wave.name}`}
      onClick={() => onAsk({ action, waveNumber: wave.number })}
    >
      {text}
    </ActionButton>
  );
  return (
    <Alert
      type="warning"
      header={`Wave ${wave.name} waits for approval`}
      action={
        !pending && (
          <SpaceBetween direction="horizontal" size="xs">
            {button('approveWave', 'Approve')}
            {button('rejectWave', 'Reject')}
          </SpaceBetween>
        )
      }
    >
      <SpaceBetween size="xxs">
        {instructions && <div className="dr-instructions">{instructions}</div>}
        <div>
          Waiting for <Elapsed from={since} to={null} />.{' '}
          <Timeout gate={gate} isPaused={isPaused} />
        </div>
        {pending && <div>{pendingText(pending)}. It is being carried out.</div>}
      </SpaceBetween>
    </Alert>
  );
}

function Timeout({ gate, isPaused }: { gate: AtGate; isPaused: boolean }) {
  return gateTimeoutText(gate.wave, isPaused, useNow());
}
