/** What a wave does, in words: for tables, the panel, and the form. */
import type { FailurePolicy, GateTimeout, OnError, PlanView, Wave } from '@/api/generated';
import { formatDuration } from '@/lib/duration';
import { formatCount } from '@/lib/format';

export type Check = Wave['checks'][number];
export type Action = Wave['actionsBefore'][number];

export const POLICIES: Record<FailurePolicy, { text: string; meaning: string }> = {
  STOP: {
    text: 'Stop',
    meaning:
      'Nothing more is launched anywhere in the plan, and nothing can be retried in that execution. What runs is finished.',
  },
  PAUSE: {
    text: 'Pause',
    meaning: 'Nothing new starts until somebody decides: retry, skip, resume or cancel.',
  },
  CONTINUE: { text: 'Continue', meaning: 'The waves behind it start all the same.' },
};

export const GATE_TIMEOUTS: Record<GateTimeout, string> = {
  REJECT: 'It is rejected: the wave does not start',
  APPROVE: 'It is approved: the wave starts',
};

export const ON_ERROR: Record<OnError, string> = {
  FAIL: 'The wave has failed',
  CONTINUE: 'The wave goes on',
};

export const CHECK_KINDS: Record<Check['kind'], { text: string; meaning: string }> = {
  INSTANCE_STATUS: {
    text: 'EC2 status checks',
    meaning: 'Both status checks of the instance have passed. DRS itself does not wait for them.',
  },
  AGENT_ONLINE: {
    text: 'SSM agent online',
    meaning: 'The agent registers some minutes after the boot. Documents need it.',
  },
  DOCUMENT: {
    text: 'SSM document',
    meaning: 'A command document runs on each server and succeeds.',
  },
};

export const ACTION_KINDS: Record<Action['kind'], { text: string; meaning: string }> = {
  COMMAND: { text: 'Command', meaning: 'Runs on the launched instances of a wave.' },
  AUTOMATION: { text: 'Automation', meaning: 'Runs once and needs no instance.' },
};

export const checkName = (check: Check): string =>
  check.kind === 'DOCUMENT' ? check.name : CHECK_KINDS[check.kind].text;

/** Whichever tolerates more counts. */
export function thresholdText({ servers, percent }: Wave['threshold']): string {
  const parts = [
    servers > 0 ? formatCount(servers, 'server') : '',
    percent > 0 ? `${percent} %` : '',
  ].filter(Boolean);
  return parts.length > 0 ? `${parts.join(' or ')} may fail` : 'None may fail';
}

export function gateText({ approval }: Wave): string {
  if (!approval) return 'Not needed';
  if (!approval.timeout) return 'Waits until somebody decides';
  const then = approval.onTimeout === 'APPROVE' ? 'approved' : 'rejected';
  return `After ${formatDuration(approval.timeout)} without an answer: ${then}`;
}

/** Of all waves; a group that is no longer there is told by its id. */
export function groupNames({ groups }: Pick<PlanView, 'groups'>, wave: Wave): string[] {
  return wave.groupIds.map(
    (id) => groups.find(({ groupId }) => groupId === id)?.name ?? `${id} (unknown)`,
  );
}

export const actionCount = ({ actionsBefore, actionsAfter }: Wave): number =>
  actionsBefore.length + actionsAfter.length;

/** The way to every page of a plan. */
export const PLANS = { text: 'Recovery plans', href: '/plans' };
