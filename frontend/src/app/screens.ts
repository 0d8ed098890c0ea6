/** Every page of the console: one entry each. Those with a section are in the navigation. */
import type { ComponentType } from 'react';

export interface Screen {
  path: string;
  load: () => Promise<ComponentType>;
  /** By `operationId`: who may not do it doesn't get the page. */
  needs: string;
  nav?: { section: Section; text: string };
}

export const SECTIONS = ['Recovery', 'Administration'] as const;
export type Section = (typeof SECTIONS)[number];

export const screens: Screen[] = [
  {
    path: '/',
    load: async () => (await import('@/features/dashboard/DashboardPage')).DashboardPage,
    needs: 'getOverview',
    nav: { section: 'Recovery', text: 'Overview' },
  },
  {
    path: '/servers',
    load: async () => (await import('@/features/servers/ServersPage')).ServersPage,
    needs: 'listSourceServers',
    nav: { section: 'Recovery', text: 'Source servers' },
  },
  {
    path: '/groups',
    load: async () => (await import('@/features/groups/GroupsPage')).GroupsPage,
    needs: 'listGroups',
    nav: { section: 'Recovery', text: 'Protection groups' },
  },
  {
    path: '/groups/new',
    load: async () => (await import('@/features/groups/form/NewGroupPage')).NewGroupPage,
    needs: 'createGroup',
  },
  {
    path: '/groups/:groupId',
    load: async () => (await import('@/features/groups/details/GroupPage')).GroupPage,
    needs: 'getGroup',
  },
  {
    path: '/groups/:groupId/edit',
    load: async () => (await import('@/features/groups/form/EditGroupPage')).EditGroupPage,
    needs: 'updateGroup',
  },
  {
    path: '/accounts',
    load: async () => (await import('@/features/accounts/AccountsPage')).AccountsPage,
    needs: 'listAccounts',
    nav: { section: 'Administration', text: 'Target accounts' },
  },
  {
    path: '/quotas',
    load: async () => (await import('@/features/quotas/QuotasPage')).QuotasPage,
    needs: 'getQuotas',
    nav: { section: 'Administration', text: 'DRS quotas' },
  },
  {
    path: '/audit',
    load: async () => (await import('@/features/audit/AuditPage')).AuditPage,
    needs: 'listAudit',
    nav: { section: 'Administration', text: 'Audit' },
  },
  {
    path: '/settings',
    load: async () => (await import('@/features/settings/SettingsPage')).SettingsPage,
    needs: 'exportConfiguration',
    nav: { section: 'Administration', text: 'Settings' },
  },
  {
    path: '/plans',
    load: async () => (await import('@/features/plans/PlansPage')).PlansPage,
    needs: 'listPlans',
    nav: { section: 'Recovery', text: 'Recovery plans' },
  },
  {
    path: '/plans/new',
    load: async () => (await import('@/features/plans/builder/NewPlanPage')).NewPlanPage,
    needs: 'createPlan',
  },
  {
    path: '/plans/:planId',
    load: async () => (await import('@/features/plans/PlanPage')).PlanPage,
    needs: 'getPlan',
  },
  {
    path: '/plans/:planId/edit',
    load: async () => (await import('@/features/plans/builder/EditPlanPage')).EditPlanPage,
    needs: 'updatePlan',
  },
  {
    path: '/plans/:planId/rehearsal',
    load: async () => (await import('@/features/rehearsal/RehearsalPage')).RehearsalPage,
    needs: 'rehearsePlan',
  },
  {
    path: '/plans/:planId/start',
    load: async () => (await import('@/features/start/StartPage')).StartPage,
    needs: 'previewStart',
  },
  {
    path: '/executions',
    load: async () => (await import('@/features/history/HistoryPage')).HistoryPage,
    needs: 'listExecutions',
    nav: { section: 'Recovery', text: 'Executions' },
  },
  {
    path: '/executions/:executionId',
    load: async () => (await import('@/features/executions/ExecutionPage')).ExecutionPage,
    needs: 'getExecution',
  },
  {
    path: '/executions/:executionId/report',
    load: async () => (await import('@/features/report/ReportPage')).ReportPage,
    needs: 'getReport',
  },
];
