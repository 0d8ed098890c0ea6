/** The form of a plan as it is typed: durations and numbers are texts, waves are known by keys. */
import type {
  AutomationAction,
  CommandAction,
  FailurePolicy,
  GateTimeout,
  OnError,
} from '@/api/generated';

import type { Check } from '../plan-words';

export interface PlanForm {
  name: string;
  description: string;
  objectives: { rto: string; rpo: string };
  waves: WaveForm[];
}

export interface WaveForm {
  /** Never shown, never sent: a wave keeps it when it is renamed or moved. */
  key: string;
  name: string;
  groupIds: string[];
  /** Keys of other waves. */
  dependsOn: string[];
  approval: ApprovalForm | null;
  checks: CheckForm[];
  actionsBefore: ActionForm[];
  actionsAfter: ActionForm[];
  onFailure: FailurePolicy;
  threshold: { servers: string; percent: string };
  optionalServerIds: string[];
  timeout: string;
}

export interface ApprovalForm {
  instructions: string;
  /** Empty: it waits for ever. */
  timeout: string;
  onTimeout: GateTimeout;
}

/** A parameter of several values has a line for each. */
export interface ParameterLine {
  name: string;
  value: string;
}

interface DocumentForm {
  name: string;
  document: string;
  parameters: ParameterLine[];
  marker: string;
  retries: string;
  timeout: string;
}

/** Whatever its kind is: so nothing that was typed is lost when somebody tries another one. */
export interface CheckForm extends DocumentForm {
  kind: Check['kind'];
}

export interface ActionForm extends DocumentForm {
  kind: (AutomationAction | CommandAction)['kind'];
  onError: OnError;
  /** `111122223333/eu-west-1`; empty: where the first server of the wave is. */
  location: string;
  /** Key of a wave; empty: this one. */
  onWave: string;
}

export type Stage = 'actionsBefore' | 'actionsAfter';

const NO_DOCUMENT: DocumentForm = {
  name: '',
  document: '',
  parameters: [],
  marker: '',
  retries: '0',
  timeout: '15m',
};

export const NEW_CHECK: CheckForm = {
  ...NO_DOCUMENT,
  kind: 'DOCUMENT',
  retries: '1',
};

export const NEW_ACTION: ActionForm = {
  ...NO_DOCUMENT,
  kind: 'COMMAND',
  onError: 'FAIL',
  location: '',
  onWave: '',
};

/** Automations take longer. */
export const NEW_AUTOMATION: ActionForm = { ...NEW_ACTION, kind: 'AUTOMATION', timeout: '30m' };

export const NEW_APPROVAL: ApprovalForm = { instructions: '', timeout: '', onTimeout: 'REJECT' };

/** With what the API takes where nothing is said. */
export function newWave(key: string): WaveForm {
  return {
    key,
    name: '',
    groupIds: [],
    dependsOn: [],
    approval: null,
    checks: [
      { ...NEW_CHECK, kind: 'INSTANCE_STATUS', timeout: '15m' },
      { ...NEW_CHECK, kind: 'AGENT_ONLINE', timeout: '20m' },
    ],
    actionsBefore: [],
    actionsAfter: [],
    onFailure: 'STOP',
    threshold: { servers: '0', percent: '0' },
    optionalServerIds: [],
    timeout: '2h',
  };
}

export const NEW_PLAN: PlanForm = {
  name: '',
  description: '',
  objectives: { rto: '', rpo: '' },
  waves: [newWave('1')],
};

/** How a wave is called in the form, even before it has a name. */
export const waveTitle = ({ name }: WaveForm, index: number): string =>
  name.trim() || `Wave ${index + 1}, not named yet`;
