/** What the list of servers can be filtered by: the parameters of the question, in words. */
import type {
  AccountView,
  AssignmentFilter,
  Coverage,
  GroupSummary,
  InstanceFilter,
  ListSourceServersData,
  ReadinessFilter,
} from '@/api/generated';
import { OBSTACLE_KINDS, obstacleText, REPLICATIONS, replicationStatus } from '@/ui/status';
import type { Parameter, Values } from '@/ui/table/parameter-filter';
import { understood } from '@/ui/table/parameter-filter';

export const NAMES = [
  'readiness',
  'obstacle',
  'replication',
  'coverage',
  'assignment',
  'groupId',
  'instance',
  'accountId',
  'region',
  'text',
] as const;

export type Name = (typeof NAMES)[number];
export type ServerQuery = NonNullable<ListSourceServersData['query']>;

const READINESS: Record<ReadinessFilter, string> = { READY: 'Ready', NOT_READY: 'Not ready' };
const COVERAGE: Record<Coverage, string> = {
  NO_GROUP: 'In no group',
  NO_PLAN: 'In a group, but in no plan',
  PLANNED: 'In a plan',
};
const ASSIGNMENT: Record<AssignmentFilter, string> = {
  ASSIGNED: 'Listed in a group',
  AVAILABLE: 'Listed in no group',
};
const INSTANCE: Record<InstanceFilter, string> = {
  DRILL: 'Of a drill',
  RECOVERY: 'Of a recovery',
};

/** Accounts and groups can be chosen as soon as they are known. */
export function parametersOf(
  accounts: readonly AccountView[],
  groups: readonly GroupSummary[],
): Parameter<Name>[] {
  const regions = [...new Set(accounts.flatMap((account) => account.regions))].toSorted();
  return [
    { name: 'readiness', label: 'Readiness', options: optionsOf(READINESS) },
    {
      name: 'obstacle',
      label: 'Obstacle',
      options: OBSTACLE_KINDS.map((value) => ({ value, label: obstacleText(value) })),
    },
    {
      name: 'replication',
      label: 'Replication',
      options: REPLICATIONS.map((value) => ({ value, label: replicationStatus(value).text })),
    },
    { name: 'coverage', label: 'Protection', options: optionsOf(COVERAGE) },
    { name: 'assignment', label: 'Assignment', options: optionsOf(ASSIGNMENT) },
    {
      name: 'groupId',
      label: 'Group',
      options: groups.map(({ groupId, name }) => ({ value: groupId, label: name })),
      isOpen: true,
    },
    { name: 'instance', label: 'Running instance', options: optionsOf(INSTANCE) },
    {
      name: 'accountId',
      label: 'Account',
      options: accounts.map(({ accountId, name }) => ({
        value: accountId,
        label: `${accountId} (${name})`,
      })),
      isOpen: true,
    },
    {
      name: 'region',
      label: 'Region',
      options: regions.map((value) => ({ value, label: value })),
      isOpen: true,
    },
  ];
}

/** `understood` leaves of each parameter only values that the API knows. */
export function queryOf(values: Values<Name>, parameters: readonly Parameter<Name>[]): ServerQuery {
  return understood(values, parameters) as ServerQuery;
}

function optionsOf(texts: Record<string, string>) {
  return Object.entries(texts).map(([value, label]) => ({ value, label }));
}
