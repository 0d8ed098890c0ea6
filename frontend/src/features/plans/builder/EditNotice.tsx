import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';

import type { PlanView } from '@/api/generated';
import { actionOf } from '@/ui/allowed-actions';

import { ActiveExecutions } from '../ActiveExecutions';
import { differences } from './plan-differences';

interface Props {
  latest: PlanView;
  /** What the form began with. */
  base: PlanView;
  onKeepMine: () => void;
  onTakeTheirs: () => void;
}

/** What has happened to the plan while somebody types, and what that means for saving. */
export function EditNotice(props: Props) {
  const { latest, base } = props;
  return (
    <SpaceBetween size="m">
      {!actionOf(latest.allowedActions, 'updatePlan').isAllowed && <NotNow plan={latest} />}
      {latest.version !== base.version && <Conflict {...props} />}
    </SpaceBetween>
  );
}

function Conflict({ latest, base, onKeepMine, onTakeTheirs }: Props) {
  return (
    <Alert
      type="warning"
      header={`${latest.changedBy.name} has changed this plan in the meantime`}
      action={
        <SpaceBetween direction="horizontal" size="xs">
          <Button onClick={onTakeTheirs}>Load theirs</Button>
          <Button onClick={onKeepMine}>Keep mine</Button>
        </SpaceBetween>
      }
    >
      <SpaceBetween size="xs">
        <div>Changed since you began:</div>
        <ul className="dr-list">
          {differences(base, latest).map((difference) => (
            <li key={difference}>{difference}</li>
          ))}
        </ul>
        <div>
          Nothing of what you have typed is lost so far. Keep mine: saving then replaces the whole
          plan with what is below. Load theirs: what you have typed is dropped.
        </div>
      </SpaceBetween>
    </Alert>
  );
}

function NotNow({ plan }: { plan: PlanView }) {
  const { whyNot } = actionOf(plan.allowedActions, 'updatePlan');
  const isRunning = plan.activeExecutionIds.length > 0;
  return (
    <Alert type="info" header="The plan can't be saved now">
      {whyNot}{' '}
      {isRunning && (
        <>
          <ActiveExecutions ids={plan.activeExecutionIds} /> You can go on typing here: it can be
          saved as soon as that has ended.
        </>
      )}
    </Alert>
  );
}
