import { screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';

import type {
  ExecutionSummary,
  GetOverviewResponse,
  Overview,
  PlanRpo,
  ServersOverview,
} from '@/api/generated';
import { zGetOverviewResponse } from '@/api/generated/zod.gen';
import { plansDrilled } from '@/ui/drills';
import { expectAccessible } from '@test/accessible';
import { exampleOf } from '@test/examples';
import { renderPage } from '@test/render';
import { answers, neverAnswers, refuses } from '@test/server';

import { DashboardPage } from './DashboardPage';

const overview = exampleOf('getOverview', zGetOverviewResponse);
const seen = overview.servers as ServersOverview;
const [active] = overview.executions.active as [ExecutionSummary];
const [rpo] = overview.plans.rpo as [PlanRpo];

const shows = (shown: Overview) => answers<GetOverviewResponse>('get', '/overview', shown);
const link = (name: string | RegExp) => screen.findByRole('link', { name });

describe('the first page', () => {
  test('says that it is being loaded', () => {
    neverAnswers('get', '/overview');

    renderPage(DashboardPage);

    expect(screen.getByText('Loading')).toBeInTheDocument();
  });

  test('that could not be loaded says why, and is loaded when asked again', async () => {
    refuses('get', '/overview', { status: 403, detail: 'This needs the role Viewer.' });
    const { user } = renderPage(DashboardPage);
    expect(await screen.findByText('This needs the role Viewer.')).toBeInTheDocument();
    shows(overview);

    await user.click(screen.getByRole('button', { name: 'Try again' }));

    expect(await screen.findByText('Yes: all 3 servers are ready.')).toBeInTheDocument();
  });

  test('answers the question, and is accessible', async () => {
    shows(overview);

    const { container } = renderPage(DashboardPage);

    expect(await screen.findByText('Yes: all 3 servers are ready.')).toBeInTheDocument();
    expect(await link('Continuous: 3 servers')).toHaveAttribute(
      'href',
      '/servers?replication=CONTINUOUS',
    );
    await expectAccessible(container);
  });

  test('leads from each number to the servers that it counts', async () => {
    const notReady = { count: 2, examples: [], query: { readiness: 'NOT_READY' } };
    shows({ ...overview, servers: { ...seen, notReady } });

    renderPage(DashboardPage);

    expect(await link('2')).toHaveAttribute('href', '/servers?readiness=NOT_READY');
  });

  test('leads from the numbers of plans and executions to their lists', async () => {
    shows({
      ...overview,
      executions: { ...overview.executions, withLiveInstances: [active, active] },
    });

    renderPage(DashboardPage);

    expect(await link('2')).toHaveAttribute('href', '/executions?unfinished=INSTANCES_LEFT');
    expect(await link('Show them in the list')).toHaveAttribute(
      'href',
      '/executions?unfinished=ACTIVE',
    );
    const all = screen.getAllByRole('link').map((each) => each.getAttribute('href'));
    expect(all).toEqual(
      expect.arrayContaining([
        plansDrilled('LATELY'),
        plansDrilled('OVERDUE'),
        plansDrilled('NEVER'),
      ]),
    );
  });

  test('shows what waits for somebody, and since when the plan would decide', async () => {
    const decision = {
      kind: 'APPROVAL' as const,
      wave: 2,
      text: 'Approve wave Web.',
      since: '2025-11-30T11:00:00Z',
      until: null,
    };
    const { executionId, planName, mode, isDryRun } = active;
    const waiting = [{ executionId, planName, mode, isDryRun, decision }];
    shows({ ...overview, executions: { ...overview.executions, waiting } });

    renderPage(DashboardPage);

    expect(await screen.findByText(/Approve wave Web/)).toHaveTextContent('Waits for approval');
    const links = screen.getAllByRole('link', { name: 'Drill of Web shop' });
    expect(links.map((each) => each.getAttribute('href'))).toEqual([
      '/executions/e-1',
      '/executions/e-1',
    ]);
  });

  test('shows how the last executions ended', async () => {
    const ended: ExecutionSummary = {
      ...active,
      executionId: 'e-0',
      status: 'PARTIAL',
      startedAt: '2025-11-30T10:00:00Z',
      endedAt: '2025-11-30T11:30:00Z',
    };
    shows({ ...overview, executions: { ...overview.executions, ended: [ended] } });

    renderPage(DashboardPage);

    expect(
      await screen.findByRole('row', { name: /Drill of Web shop Partly completed .* 1 h 30 min/ }),
    ).toBeInTheDocument();
  });

  test('shows which plans are due for a drill, and which break their RPO', async () => {
    const overdue = [
      { planId: 'p-3', planName: 'Payments', executionId: 'e-9', at: '2025-08-01T00:00:00Z' },
    ];
    shows({
      ...overview,
      plans: {
        total: 2,
        rpo: [{ ...rpo, breaching: 1 }],
        drills: { ...overview.plans.drills, overdue },
      },
    });

    renderPage(DashboardPage);

    expect(await link('Payments')).toHaveAttribute('href', '/plans/p-3');
    expect(screen.getByText('Broken by 1 of 3 servers')).toBeInTheDocument();
    expect(screen.getByText('Never drilled', { selector: 'li *' })).toBeInTheDocument();
  });

  test('shows the first few of a long list until somebody asks for all', async () => {
    const never = Array.from({ length: 7 }, (_, index) => ({
      planId: `p-${index}`,
      planName: `Plan ${index}`,
    }));
    const drills = { ...overview.plans.drills, never };
    shows({ ...overview, plans: { total: 7, rpo: [], drills } });
    const { user } = renderPage(DashboardPage);
    await link('Plan 4');
    expect(screen.queryByRole('link', { name: 'Plan 6' })).not.toBeInTheDocument();

    await user.click(screen.getByRole('button', { name: 'Show all 7' }));

    expect(await link('Plan 6')).toBeInTheDocument();
  });

  test('names places that do not answer, and counts nothing that is not known', async () => {
    const problem = { code: 'ACCESS_DENIED', reason: 'The role does not allow it.' };
    const [place] = [{ accountId: '444455556666', region: 'eu-west-1', isStale: false }];
    const unread = { ...place, at: null, ageSeconds: null, problem };
    shows({
      ...overview,
      servers: null,
      basis: { at: null, places: 1, unread: 1, problems: [unread] },
    });

    renderPage(DashboardPage);

    expect(await screen.findByText(/Not known: nothing could be read/)).toBeInTheDocument();
    expect(screen.getByText(/The role does not allow it/)).toBeInTheDocument();
    expect(screen.getByText('Unknown')).toBeInTheDocument();
  });

  test('tells somebody new what to do next', async () => {
    shows({
      ...overview,
      basis: { at: null, places: 0, unread: 0, problems: [] },
      plans: { total: 0, rpo: [], drills: { ...overview.plans.drills, never: [] } },
      executions: { ...overview.executions, active: [] },
    });

    renderPage(DashboardPage);

    const [first] = await screen.findAllByRole('listitem');
    expect(within(first as HTMLElement).getByText('Next')).toBeInTheDocument();
    expect(await link('Register an account')).toHaveAttribute('href', '/accounts');
  });

  test('looks anew past what the API remembers', async () => {
    const asked = shows(overview);
    const { user } = renderPage(DashboardPage);
    await link('All servers');

    await user.click(screen.getByRole('button', { name: 'Refresh' }));

    const refreshes = asked.map(({ url }) => new URL(url).searchParams.get('refresh'));
    expect(refreshes).toEqual(['false', 'true']);
  });
});
