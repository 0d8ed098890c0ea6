/** What somebody's roles allow, as one would ask for it; the API says which operations those are. */
import type { Me } from '@/api/generated';

export interface Ability {
  text: string;
  isAllowed: boolean;
}

/** Each needs all of its operations. */
const IN_DRILLS: readonly (readonly [string, readonly string[]])[] = [
  ['Look at everything, validate and rehearse', ['listPlans', 'validatePlan', 'rehearsePlan']],
  ['Start drills', ['startExecution']],
  [
    'Pause, resume, approve, retry and cancel drills',
    ['pauseExecution', 'approveWave', 'cancelExecution'],
  ],
  ['Terminate the instances of drills', ['terminateInstances']],
  ['Change groups and plans', ['createGroup', 'updateGroup', 'createPlan', 'updatePlan']],
];
const IN_RECOVERIES: readonly (readonly [string, readonly string[]])[] = [
  ['Start real recoveries', ['startExecution']],
  ['Approve, retry and cancel real recoveries', ['approveWave', 'retryWave', 'cancelExecution']],
  ['Terminate the instances of recoveries', ['terminateInstances']],
];
const OF_ADMINISTRATION: readonly (readonly [string, readonly string[]])[] = [
  ['Register and remove target accounts', ['registerAccount', 'deleteAccount']],
  ['Import a configuration', ['importConfiguration']],
];

export function abilitiesOf({ operations, recoveryOperations }: Me): Ability[] {
  return [
    ...judged(IN_DRILLS, operations),
    ...judged(IN_RECOVERIES, recoveryOperations),
    ...judged(OF_ADMINISTRATION, operations),
  ];
}

function judged(
  asked: readonly (readonly [string, readonly string[]])[],
  operations: readonly string[],
): Ability[] {
  return asked.map(([text, needed]) => ({
    text,
    isAllowed: needed.every((operation) => operations.includes(operation)),
  }));
}
