/** What can be done to the waves of a form: added, changed, duplicated, moved, removed. */
import type { ActionForm, PlanForm, WaveForm } from './plan-form';
import { newWave } from './plan-form';

/** What the API takes at most. */
export const MOST_WAVES = 50;

/** Keys are never used again, so that what refers to a removed wave can't mean a new one. */
export function nextKey(waves: readonly WaveForm[]): string {
  return String(Math.max(0, ...waves.map(({ key }) => Number(key))) + 1);
}

export function withWave(form: PlanForm, key: string): PlanForm {
  return { ...form, waves: [...form.waves, newWave(key)] };
}

export function withChanged(form: PlanForm, changed: WaveForm): PlanForm {
  return {
    ...form,
    waves: form.waves.map((wave) => (wave.key === changed.key ? changed : wave)),
  };
}

/** Right after the original. Without its groups: a group can be in one wave only. */
export function withDuplicate(form: PlanForm, original: WaveForm, key: string): PlanForm {
  const copy: WaveForm = {
    ...original,
    key,
    name: copyName(original.name, form.waves),
    groupIds: [],
    optionalServerIds: [],
  };
  return {
    ...form,
    waves: form.waves.flatMap((wave) => (wave === original ? [wave, copy] : [wave])),
  };
}

/** Waves behind it wait for what it has waited for, so that the order of the others stays. */
export function withoutWave(form: PlanForm, removed: WaveForm): PlanForm {
  const others = form.waves.filter(({ key }) => key !== removed.key);
  return { ...form, waves: others.map((wave) => bridged(wave, removed)) };
}

export const inOrder = (form: PlanForm, waves: readonly WaveForm[]): PlanForm => ({
  ...form,
  waves: [...waves],
});

function bridged(wave: WaveForm, { key, dependsOn }: WaveForm): WaveForm {
  const elsewhere = (actions: readonly ActionForm[]) =>
    actions.map((action) => (action.onWave === key ? { ...action, onWave: '' } : action));
  return {
    ...wave,
    dependsOn: [...new Set(wave.dependsOn.flatMap((each) => (each === key ? dependsOn : [each])))],
    actionsBefore: elsewhere(wave.actionsBefore),
    actionsAfter: elsewhere(wave.actionsAfter),
  };
}

function copyName(name: string, waves: readonly WaveForm[]): string {
  const taken = new Set(waves.map((wave) => wave.name.trim()));
  const base = `${name.trim()} copy`.trim();
  let candidate = base;
  for (let number = 2; taken.has(candidate); number += 1) candidate = `${base} ${number}`;
  return candidate;
}
