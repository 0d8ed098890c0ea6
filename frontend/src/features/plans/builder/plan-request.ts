/** From the form of a plan to the request. Only for forms without problems: see form-problems.ts. */
import type { PlanChange, PlanDraft, WaveInput } from '@/api/generated';
import { isoOfText } from '@/lib/duration-text';

import type { ActionForm, CheckForm, ParameterLine, PlanForm, WaveForm } from './plan-form';

type CheckInput = NonNullable<WaveInput['checks']>[number];
type ActionInput = NonNullable<WaveInput['actionsBefore']>[number];
type Names = ReadonlyMap<string, string>;

export function draftOf({ name, description, objectives, waves }: PlanForm): PlanDraft {
  const names: Names = new Map(waves.map((wave) => [wave.key, wave.name.trim()]));
  return {
    name: name.trim(),
    description: description.trim(),
    objectives: { rto: isoOfText(objectives.rto), rpo: isoOfText(objectives.rpo) },
    waves: waves.map((wave) => waveOf(wave, names)),
  };
}

export const changeOf = (form: PlanForm, version: number): PlanChange => ({
  ...draftOf(form),
  version,
});

function waveOf(wave: WaveForm, names: Names): WaveInput {
  const { approval, threshold } = wave;
  return {
    name: wave.name.trim(),
    groupIds: wave.groupIds,
    dependsOn: wave.dependsOn.flatMap((key) => names.get(key) ?? []),
    approval: approval && {
      instructions: approval.instructions.trim(),
      onTimeout: approval.onTimeout,
      timeout: isoOfText(approval.timeout),
    },
    checks: wave.checks.map(checkOf),
    actionsBefore: wave.actionsBefore.map((action) => actionOf(action, names)),
    actionsAfter: wave.actionsAfter.map((action) => actionOf(action, names)),
    onFailure: wave.onFailure,
    threshold: { servers: Number(threshold.servers), percent: Number(threshold.percent) },
    optionalServerIds: wave.optionalServerIds,
    ...timeoutOf(wave),
  };
}

function checkOf(check: CheckForm): CheckInput {
  const { kind, marker } = check;
  if (kind !== 'DOCUMENT') return { kind, ...timeoutOf(check) };
  return { kind, ...documentOf(check), marker: marker || null };
}

function actionOf(action: ActionForm, names: Names): ActionInput {
  const { kind, onError, marker, location, onWave } = action;
  if (kind === 'COMMAND') {
    return {
      kind,
      ...documentOf(action),
      onError,
      marker: marker || null,
      onWave: names.get(onWave) ?? null,
    };
  }
  const [accountId = '', region = ''] = location.split('/');
  return {
    kind,
    ...documentOf(action),
    onError,
    location: location ? { accountId, region } : null,
  };
}

const documentOf = (form: CheckForm | ActionForm) => ({
  name: form.name.trim(),
  document: form.document.trim(),
  parameters: parametersOf(form.parameters),
  retries: Number(form.retries),
  ...timeoutOf(form),
});

/** Left out where it is empty: the API has a time limit of its own. */
function timeoutOf({ timeout }: { timeout: string }): { timeout?: string } {
  const iso = isoOfText(timeout);
  return iso === null ? {} : { timeout: iso };
}

function parametersOf(lines: readonly ParameterLine[]): Record<string, string[]> {
  const parameters: Record<string, string[]> = {};
  for (const { name, value } of lines) {
    if (name.trim()) (parameters[name.trim()] ??= []).push(value);
  }
  return parameters;
}
