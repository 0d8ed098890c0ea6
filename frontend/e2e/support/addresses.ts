/** Where every screen is, filled in with things that are there. */
import { screens } from '@/app/screens';
import type { ExecutionSummary, PlanView } from '@/api/generated';
import { listExecutions, listGroups, listPlans } from '@/api/generated';

import type { Desk } from './desk';

/** Every screen, and what some of them show only when they are asked for it. */
export const PATHS = [
  ...screens.map(({ path }) => path),
  '/plans/:planId/start?mode=DRILL',
  '/plans/:planId/start?mode=RECOVERY',
  '/executions/:executionId?tab=waves',
  '/executions/:executionId?tab=servers',
  '/executions/:executionId?tab=events',
];

/** Things of the sample, whose drill has ended. */
export interface Things {
  plan: Pick<PlanView, 'planId'>;
  groupId: string;
  execution: Pick<ExecutionSummary, 'executionId'>;
}

export async function sampleThings(desk: Desk): Promise<Things> {
  const asked = { client: desk.client, throwOnError: true } as const;
  const plans = (await listPlans(asked)).data.items;
  const groups = (await listGroups(asked)).data.items;
  const plan = plans.find(({ name }) => name.startsWith('Sample'));
  const group = groups.find(({ name }) => name.startsWith('Sample'));
  if (!plan || !group) throw new Error('There is no sample plan: see scripts/sample.py.');
  const ran = await listExecutions({ ...asked, query: { planId: plan.planId } });
  const execution = ran.data.items.at(-1);
  if (!execution) throw new Error('The sample plan has not been drilled.');
  await desk.ends(execution.executionId);
  return { plan, groupId: group.groupId, execution };
}

export function addressOf(path: string, { plan, groupId, execution }: Things): string {
  const ids: Record<string, string> = {
    planId: plan.planId,
    groupId,
    executionId: execution.executionId,
  };
  return path.replace(/:(\w+)/g, (_whole, name: string) => {
    const id = ids[name];
    if (!id) throw new Error(`Which ${name} shall ${path} show? Say it in addresses.ts.`);
    return id;
  });
}
