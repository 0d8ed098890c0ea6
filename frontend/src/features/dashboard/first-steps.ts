/** What somebody does first in a new installation, in order; each step is seen to be done. */
import type { Overview } from '@/api/generated';

export interface Step {
  title: string;
  text: string;
  isDone: boolean;
  /** Where it is done. */
  action: { to: string; text: string };
}

export function stepsOf({ basis, servers, plans }: Overview): Step[] {
  const drilled = plans.drills.lately + plans.drills.overdue.length;
  const protectedCount = servers ? servers.total - servers.noGroup.count : 0;
  return [
    {
      title: 'Register an account',
      text: 'The product looks for servers only in registered accounts and Regions. Begin with the account it runs in.',
      isDone: basis.places > 0,
      action: { to: '/accounts', text: 'Register an account' },
    },
    {
      title: 'Let DRS replicate servers',
      text: 'Install the replication agent of AWS Elastic Disaster Recovery on each server. They are found within two minutes.',
      isDone: (servers?.total ?? 0) > 0,
      action: { to: '/servers', text: 'Look at the source servers' },
    },
    {
      title: 'Put servers into protection groups',
      text: 'A group is a tier of an application: servers that are recovered together, by a list or by their tags.',
      isDone: protectedCount > 0 || plans.total > 0,
      action: { to: '/groups/new', text: 'Create a group' },
    },
    {
      title: 'Make a recovery plan',
      text: 'Waves of groups that depend on each other: what is recovered first, what is checked, who approves.',
      isDone: plans.total > 0,
      action: { to: '/plans/new', text: 'Create a plan' },
    },
    {
      title: 'Prove it with a drill',
      text: 'A drill launches the servers beside the real ones and cleans up after itself. Rehearse it before: that writes nothing to AWS.',
      isDone: drilled > 0,
      action: { to: '/plans', text: 'Choose a plan' },
    },
  ];
}

/** Until there is a plan, the first steps matter more than any number. */
export const isNew = ({ plans, executions }: Overview): boolean =>
  plans.total === 0 && executions.active.length === 0 && executions.ended.length === 0;
