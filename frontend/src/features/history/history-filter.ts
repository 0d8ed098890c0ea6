/** What executions can be filtered by: the parameters of the question, in words. */
import type { ListExecutionsData, Mode, PlanSummary, Status, Unfinished } from '@/api/generated';
import { TIME_RANGE } from '@/lib/time-range';
import { executionStatus, modeText } from '@/ui/status';
import type { Parameter, Values } from '@/ui/table/parameter-filter';
import { understood } from '@/ui/table/parameter-filter';

export const NAMES = ['planId', 'status', 'mode', 'unfinished', ...TIME_RANGE] as const;

export type Name = (typeof NAMES)[number];
export type HistoryQuery = NonNullable<ListExecutionsData['query']>;

/** In the order in which an execution comes to them. */
const STATUSES: readonly Status[] = [
  'PENDING',
  'RUNNING',
  'PAUSED',
  'CANCELLING',
  'COMPLETED',
  'PARTIAL',
  'FAILED',
  'CANCELLED',
];
const MODES: readonly Mode[] = ['DRILL', 'RECOVERY'];
const UNFINISHED: Record<Unfinished, string> = {
  ACTIVE: 'Has not ended',
  INSTANCES_LEFT: 'Ended drill that left instances',
};

/** Executions outlive their plans: other plans can be named by their ids. */
export function parametersOf(plans: readonly PlanSummary[]): Parameter<Name>[] {
  return [
    {
      name: 'planId',
      label: 'Plan',
      options: plans.map(({ planId, name }) => ({ value: planId, label: name })),
      isOpen: true,
    },
    {
      name: 'status',
      label: 'Status',
      options: STATUSES.map((value) => ({ value, label: executionStatus(value).text })),
    },
    {
      name: 'mode',
      label: 'Mode',
      options: MODES.map((value) => ({ value, label: modeText(value) })),
    },
    {
      name: 'unfinished',
      label: 'Unfinished',
      options: Object.entries(UNFINISHED).map(([value, label]) => ({ value, label })),
    },
  ];
}

/** What somebody has typed into the address is not asked if the API would refuse it. */
export function queryOf(values: Values<Name>): HistoryQuery {
  const { planId, status, mode, unfinished } = understood(values, parametersOf([]));
  return {
    ...(planId ? { planId } : {}),
    ...(status ? { status: status as Status } : {}),
    ...(mode ? { mode: mode as Mode } : {}),
    ...(unfinished ? { unfinished: unfinished as Unfinished } : {}),
  };
}
