/** What is wrong with the form of a plan before anybody is asked; by path, as the API names fields. */
import { durationProblem } from '@/lib/duration-text';
import type { FieldErrors } from '@/lib/form';

import type { ActionForm, CheckForm, PlanForm, WaveForm } from './plan-form';

type Found = [field: string, problem: string | undefined];

const LONGEST = { name: 128, text: 1024 };
const DOCUMENT = /^[a-zA-Z0-9_\-.:/]{3,200}$/;

export function formProblems(form: PlanForm): FieldErrors {
  const { objectives, waves } = form;
  return Object.fromEntries(
    [
      ['name', nameProblem(form.name, 'the plan')] as Found,
      ['description', textProblem(form.description)] as Found,
      ['objectives.rto', durationProblem(objectives.rto, { isNeeded: false })] as Found,
      ['objectives.rpo', durationProblem(objectives.rpo, { isNeeded: false })] as Found,
      ...waves.flatMap((wave, index) => below(`waves[${index}]`, ofWave(wave, waves))),
    ].filter((found): found is [string, string] => found[1] !== undefined),
  );
}

/** Of those under `path`, named from there. */
export function problemsUnder(problems: FieldErrors, path: string): FieldErrors {
  return Object.fromEntries(
    Object.entries(problems)
      .filter(([field]) => field.startsWith(path))
      .map(([field, problem]) => [field.slice(path.length).replace(/^\./, ''), problem]),
  );
}

function ofWave(wave: WaveForm, all: readonly WaveForm[]): Found[] {
  const { approval, threshold } = wave;
  return [
    ['name', nameProblem(wave.name, 'the wave') ?? twiceProblem(wave, all)],
    ['timeout', durationProblem(wave.timeout)],
    ['threshold.servers', numberProblem(threshold.servers)],
    ['threshold.percent', numberProblem(threshold.percent, 100)],
    ...(approval ? below('approval', ofApproval(approval)) : []),
    ...wave.checks.flatMap((check, index) => below(`checks[${index}]`, ofCheck(check))),
    ...wave.actionsBefore.flatMap((action, index) =>
      below(`actionsBefore[${index}]`, ofDocument(action)),
    ),
    ...wave.actionsAfter.flatMap((action, index) =>
      below(`actionsAfter[${index}]`, ofDocument(action)),
    ),
  ];
}

function ofApproval({ instructions, timeout }: NonNullable<WaveForm['approval']>): Found[] {
  return [
    ['instructions', textProblem(instructions)],
    ['timeout', durationProblem(timeout, { isNeeded: false })],
  ];
}

function ofCheck(check: CheckForm): Found[] {
  return check.kind === 'DOCUMENT'
    ? ofDocument(check)
    : [['timeout', durationProblem(check.timeout)]];
}

function ofDocument({
  name,
  document,
  parameters,
  retries,
  timeout,
}: CheckForm | ActionForm): Found[] {
  return [
    ['name', nameProblem(name, 'it')],
    ['document', documentProblem(document.trim())],
    ...parameters.map((line, index): Found => [
      `parameters[${index}]`,
      line.name.trim() ? undefined : 'Name the parameter, or remove the line.',
    ]),
    ['retries', numberProblem(retries, 10)],
    ['timeout', durationProblem(timeout)],
  ];
}

const below = (path: string, found: readonly Found[]): Found[] =>
  found.map(([field, problem]) => [`${path}.${field}`, problem]);

function nameProblem(name: string, thing: string): string | undefined {
  if (!name.trim()) return `Give ${thing} a name.`;
  return name.trim().length > LONGEST.name
    ? `A name has at most ${LONGEST.name} characters.`
    : undefined;
}

function twiceProblem(wave: WaveForm, all: readonly WaveForm[]): string | undefined {
  const isTaken = all.some(({ key, name }) => key !== wave.key && name.trim() === wave.name.trim());
  return isTaken ? 'Another wave has this name. Give each its own.' : undefined;
}

function textProblem(text: string): string | undefined {
  return text.trim().length > LONGEST.text
    ? `It has ${text.trim().length} characters; ${LONGEST.text} are possible.`
    : undefined;
}

function documentProblem(document: string): string | undefined {
  if (!document) return 'Name the SSM document.';
  return DOCUMENT.test(document)
    ? undefined
    : 'The name or ARN of a document has 3 to 200 letters, digits and _-.:/';
}

function numberProblem(text: string, most?: number): string | undefined {
  if (!/^\d{1,9}$/.test(text)) return 'Give a whole number, 0 or more.';
  return most !== undefined && Number(text) > most ? `It can be ${most} at most.` : undefined;
}
