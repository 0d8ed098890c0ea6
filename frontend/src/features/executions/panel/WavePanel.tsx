import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';

import type { ActionView, WaveView } from '@/api/generated';
import { formatCount, NOTHING } from '@/lib/format';
import { Due } from '@/ui/Age';
import { ActionMenu } from '@/ui/ActionMenu';
import { Elapsed } from '@/ui/Duration';
import { Facts } from '@/ui/Facts';
import { waveStatus } from '@/ui/status';
import { StatusText } from '@/ui/StatusText';
import { Time } from '@/ui/Time';

import type { Ask } from '../requests/operator-request';
import { WAVE_REQUESTS } from '../requests/operator-request';
import { serversByStatusText } from '../wave-model';
import { actionStatus, policyText } from './panel-words';
import { JobsTable } from './JobsTable';

interface Props {
  wave: WaveView;
  onAsk: Ask;
  onShow: (id: string) => void;
}

export function WavePanel({ wave, onAsk, onShow }: Props) {
  return (
    <SpaceBetween size="l">
      <ActionMenu
        allowed={wave.allowedActions}
        actions={WAVE_REQUESTS.map(({ action, text }) => ({
          action,
          text,
          onClick: () => onAsk({ action, waveNumber: wave.number }),
        }))}
      >
        Actions for this wave
      </ActionMenu>
      <Facts
        columns={4}
        facts={{
          Status: <StatusText {...waveStatus(wave.status)} />,
          Servers: serversByStatusText(wave),
          Started: <Time at={wave.startedAt} />,
          Took: <Elapsed from={wave.startedAt} to={wave.endedAt} />,
          Reason: wave.reason,
          'Depends on': wave.dependsOn.join(', '),
          'Given up at': wave.deadline && (
            <>
              <Time at={wave.deadline} />, <Due of={wave.deadline} />
            </>
          ),
          Attempt: wave.attempt,
          'When it fails': policyText(wave.onFailure),
          'Health checks': wave.checks.join(', '),
          Approval: wave.gate ? wave.gate.instructions || 'Needed before it starts' : 'Not needed',
        }}
      />
      <Actions actions={wave.actions} />
      <JobsTable jobs={wave.jobs} title="DRS jobs" onShow={onShow} />
    </SpaceBetween>
  );
}

function Actions({ actions }: { actions: readonly ActionView[] }) {
  if (actions.length === 0) return null;
  return (
    <div>
      <Box variant="h3">Actions before and after the launch</Box>
      <ul className="dr-plain-list">
        {actions.map((action) => (
          <li key={action.stage + action.name}>
            <StatusText {...actionStatus(action.status)} /> {action.name},{' '}
            {action.stage === 'BEFORE' ? 'before' : 'after'} the launch ({action.document}
            {action.runs.length > 0 && `, ${formatCount(action.runs.length, 'run')}`})
            {action.runs.map(({ reference, location, failure }) => (
              <div key={`${location.accountId}/${location.region}/${reference}`}>
                {location.accountId}, {location.region}: {reference ?? NOTHING} {failure}
              </div>
            ))}
          </li>
        ))}
      </ul>
    </div>
  );
}
