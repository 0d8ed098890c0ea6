/** From a saved plan to its form. */
import type { PlanView, Wave } from '@/api/generated';
import { durationText } from '@/lib/duration-text';

import type { Action, Check } from '../plan-words';
import type { ActionForm, CheckForm, ParameterLine, PlanForm, WaveForm } from './plan-form';
import { NEW_ACTION, NEW_CHECK } from './plan-form';

type Plan = Pick<PlanView, 'name' | 'description' | 'objectives' | 'waves'>;

/** Waves get their numbers as keys: addresses such as `?wave=3` mean the third one. */
export function formOf({ name, description, objectives, waves }: Plan): PlanForm {
  const keys = new Map(waves.map((wave, index) => [wave.name, String(index + 1)]));
  return {
    name,
    description,
    objectives: { rto: durationText(objectives.rto), rpo: durationText(objectives.rpo) },
    waves: waves.map((wave, index) => waveForm(wave, String(index + 1), keys)),
  };
}

function waveForm(wave: Wave, key: string, keys: ReadonlyMap<string, string>): WaveForm {
  const actionForm = (action: Action) => actionFormOf(action, keys);
  return {
    key,
    name: wave.name,
    groupIds: wave.groupIds,
    dependsOn: wave.dependsOn.flatMap((name) => keys.get(name) ?? []),
    approval: wave.approval && {
      ...wave.approval,
      timeout: durationText(wave.approval.timeout),
    },
    checks: wave.checks.map(checkFormOf),
    actionsBefore: wave.actionsBefore.map(actionForm),
    actionsAfter: wave.actionsAfter.map(actionForm),
    onFailure: wave.onFailure,
    threshold: {
      servers: String(wave.threshold.servers),
      percent: String(wave.threshold.percent),
    },
    optionalServerIds: wave.optionalServerIds,
    timeout: durationText(wave.timeout),
  };
}

function checkFormOf(check: Check): CheckForm {
  const timeout = durationText(check.timeout);
  if (check.kind !== 'DOCUMENT') return { ...NEW_CHECK, kind: check.kind, timeout };
  return { kind: check.kind, ...documentOf(check), timeout };
}

function actionFormOf(action: Action, keys: ReadonlyMap<string, string>): ActionForm {
  const common = {
    ...NEW_ACTION,
    ...documentOf({ marker: null, ...action }),
    onError: action.onError,
    timeout: durationText(action.timeout),
  };
  if (action.kind === 'COMMAND') {
    return { ...common, kind: action.kind, onWave: keys.get(action.onWave ?? '') ?? '' };
  }
  const { location } = action;
  return {
    ...common,
    kind: action.kind,
    location: location ? `${location.accountId}/${location.region}` : '',
  };
}

interface Documented {
  name: string;
  document: string;
  parameters: Record<string, string[]>;
  marker: string | null;
  retries: number;
}

const documentOf = ({ name, document, parameters, marker, retries }: Documented) => ({
  name,
  document,
  parameters: linesOf(parameters),
  marker: marker ?? '',
  retries: String(retries),
});

function linesOf(parameters: Record<string, string[]>): ParameterLine[] {
  return Object.entries(parameters).flatMap(([name, values]) =>
    values.map((value) => ({ name, value })),
  );
}
