import Badge from '@cloudscape-design/components/badge';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import LiveRegion from '@cloudscape-design/components/live-region';
import SpaceBetween from '@cloudscape-design/components/space-between';

import type { ExecutionView } from '@/api/generated';
import { useFollow } from '@/lib/follow';
import { ActionButton } from '@/ui/ActionButton';
import { actionOf } from '@/ui/allowed-actions';
import { executionStatus, hasEnded } from '@/ui/status';
import { StatusText } from '@/ui/StatusText';
import type { Asked } from '@/ui/table/TableFrame';
import { Time } from '@/ui/Time';
import { UpdatedAge } from '@/ui/UpdatedAge';

import { announcement, isRealRecovery } from './progress-model';
import type { Ask, ExecutionRequest } from './requests/operator-request';

interface Props {
  view: ExecutionView;
  query: Asked;
  onAsk: Ask;
}

/** What runs, whether it is real, who wanted it, and what can be done about it. */
export function ExecutionHeader({ view, query, onAsk }: Props) {
  return (
    <SpaceBetween size="xs">
      <Header
        variant="h1"
        info={<ModeBadges view={view} />}
        actions={<Actions view={view} onAsk={onAsk} />}
        description={
          <>
            Started <Time at={view.startedAt} /> by {view.startedBy.name}
            {view.reason && `: ${view.reason}`}
          </>
        }
      >
        {view.planName}
      </Header>
      <SpaceBetween direction="horizontal" size="s" alignItems="center">
        <StatusText {...executionStatus(view.status)} />
        <UpdatedAge query={query} />
        <LiveRegion hidden>{announcement(view)}</LiveRegion>
      </SpaceBetween>
    </SpaceBetween>
  );
}

function ModeBadges({ view }: { view: ExecutionView }) {
  return (
    <span className="dr-badges">
      {view.mode === 'RECOVERY' ? (
        <Badge color={isRealRecovery(view) ? 'red' : 'grey'}>RECOVERY</Badge>
      ) : (
        <Badge color="blue">Drill</Badge>
      )}
      {view.isDryRun && <Badge color="grey">Dry run: nothing is launched</Badge>}
    </span>
  );
}

/** Of what has ended only the instances are left to decide about. */
function Actions({ view, onAsk }: Omit<Props, 'query'>) {
  const follow = useFollow();
  const button = (action: ExecutionRequest, text: string) => (
    <ActionButton
      key={action}
      action={action}
      allowed={view.allowedActions}
      onClick={() => onAsk({ action })}
    >
      {text}
    </ActionButton>
  );
  const mayResume = actionOf(view.allowedActions, 'resumeExecution').isAllowed;
  return (
    <SpaceBetween direction="horizontal" size="xs">
      {!hasEnded(view.status) && [
        mayResume || view.status === 'PAUSED'
          ? button('resumeExecution', 'Resume')
          : button('pauseExecution', 'Pause'),
        button('cancelExecution', 'Cancel'),
      ]}
      {button('terminateInstances', 'Terminate instances')}
      <Button
        href={`/executions/${view.executionId}/report`}
        onFollow={follow}
        {...(hasEnded(view.status) ? { variant: 'primary' } : {})}
      >
        Report
      </Button>
    </SpaceBetween>
  );
}
