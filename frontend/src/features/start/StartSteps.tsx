import Container from '@cloudscape-design/components/container';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useNavigate } from 'react-router';

import { useNotify } from '@/app/notifications';
import type { Mode, PlanView } from '@/api/generated';
import { useLeftOut } from '@/lib/left-out';
import { entityPath } from '@/lib/paths';

import './start.css';

import { consequencesOf } from './consequences';
import { EarnestFrame, InEarnest } from './InEarnest';
import { LeftOut } from './LeftOut';
import { PreviewSection } from './PreviewSection';
import type { Surroundings } from './start-form';
import { choicesOf, isInEarnest, requestOf, shownProblems } from './start-form';
import { usePlanServers, usePreview } from './start-query';
import { buttonText, whyNotPress } from './start-state';
import type { StartVisit } from './start-visit';
import { StartConfirm } from './StartConfirm';
import { StartOptions } from './StartOptions';
import { StartRefused } from './StartRefused';

interface Props {
  plan: PlanView;
  mode: Mode;
  visit: StartVisit;
  around: Surroundings;
}

/** Options, what would come of them, and the button. */
export function StartSteps({ plan, mode, visit, around }: Props) {
  const { form, setForm, start } = visit;
  const [leftOut, setLeftOut] = useLeftOut();
  const choices = choicesOf(form, around);
  // Clean-up changes nothing of what is previewed.
  const preview = usePreview(plan.planId, choices && { ...choices, cleanupAfter: null });
  const isPicking = form.point === 'SNAPSHOT_PER_SERVER';
  const servers = usePlanServers(plan, isPicking || Boolean(start.error));
  const nameOf = (id: string) =>
    preview.data?.hostnames[id] ??
    servers.servers.find(({ serverId }) => serverId === id)?.hostname ??
    id;
  const seen = preview.isPlaceholderData || !choices ? undefined : preview.data;
  const isEarnest = isInEarnest(form, mode);
  const send = useSend(plan, visit);

  return (
    <SpaceBetween size="l">
      {isEarnest && <InEarnest planName={plan.name} />}
      <StartOptions
        form={form}
        onChange={setForm}
        mode={mode}
        errors={shownProblems(form, around)}
        servers={servers}
      />
      {leftOut.length > 0 && (
        <Container>
          <LeftOut serverIds={leftOut} nameOf={nameOf} onChange={setLeftOut} />
        </Container>
      )}
      <PreviewSection
        query={preview}
        isIncomplete={!choices}
        rto={plan.objectives.rto}
        waves={plan.waves.map(({ name }) => name)}
        leftOut={leftOut}
        nameOf={nameOf}
        onLeaveOut={setLeftOut}
      />
      {start.error && (
        <StartRefused
          problem={start.error}
          planId={plan.planId}
          leftOut={leftOut}
          nameOf={nameOf}
          onLeaveOut={(serverIds) => {
            start.reset();
            setLeftOut(serverIds);
          }}
        />
      )}
      <EarnestFrame isEarnest={isEarnest}>
        <StartConfirm
          consequences={choices && consequencesOf(choices, seen?.touched)}
          planName={isEarnest ? plan.name : undefined}
          typedName={form.typedName}
          onType={(typedName) => setForm({ ...form, typedName })}
          button={buttonText(form, mode)}
          whyNot={whyNotPress(form, plan, mode, {
            preview: seen,
            isLooking: preview.isPending || preview.isPlaceholderData,
            isIncomplete: !choices,
          })}
          isBusy={start.isPending || start.isSuccess}
          onStart={() => choices && send(requestOf(choices, form, plan.planId))}
        />
      </EarnestFrame>
    </SpaceBetween>
  );
}

/** Then on to the execution, where the rest is seen. */
function useSend(plan: PlanView, { start, form }: StartVisit) {
  const navigate = useNavigate();
  const notify = useNotify();
  return (request: Parameters<typeof start.mutate>[0]) =>
    start.mutate(request, {
      onSuccess: ({ executionId }) => {
        const what = form.isDryRun ? 'dry run' : request.mode === 'DRILL' ? 'drill' : 'recovery';
        notify({ type: 'success', header: `The ${what} of ${plan.name} is started.` });
        void navigate(entityPath('EXECUTION', executionId));
      },
    });
}
