import { act, screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, test } from 'vitest';

import type {
  Finding,
  GetPlanResponse,
  ListExecutionsResponse,
  ListGroupServersResponse,
  PlanView,
  ValidatePlanResponse,
} from '@/api/generated';
import {
  zGetPlanResponse,
  zListExecutionsResponse,
  zListGroupServersResponse,
  zValidatePlanResponse,
} from '@/api/generated/zod.gen';
import { expectAccessible } from '@test/accessible';
import { exampleOf } from '@test/examples';
import { renderPage } from '@test/render';
import { answers, refuses } from '@test/server';

import { PlanPage } from './PlanPage';

const plan = exampleOf('getPlan', zGetPlanResponse);
const sound = exampleOf('validatePlan', zValidatePlanResponse);
const executions = exampleOf('listExecutions', zListExecutionsResponse);
const servers = exampleOf('listGroupServers', zListGroupServersResponse);
const strayed: Finding = {
  code: 'OPTIONAL_SERVER_NOT_IN_WAVE',
  severity: 'WARNING',
  thing: 's-0000000000000web9',
  fact: 'Server s-0000000000000web9 is marked optional in wave Web, but none of its groups has it.',
  fix: 'Remove the mark or add the server to a group of the wave.',
  wave: 'Web',
};
const empty: Finding = {
  code: 'GROUP_EMPTY',
  severity: 'BLOCKER',
  thing: 'g-2',
  fact: 'Group Web lists no servers.',
  fix: 'Give it servers or take it out of wave Web.',
  wave: 'Web',
};

const open = (query = '') =>
  renderPage(PlanPage, { at: `/plans/p-1${query}`, path: '/plans/:planId/*' });
const button = (name: string | RegExp) => screen.getByRole('button', { name });

beforeEach(() => {
  answers<GetPlanResponse>('get', '/recovery-plans/p-1', plan);
  answers<ValidatePlanResponse>('post', '/recovery-plans/p-1/validate', {
    ...sound,
    isStartable: false,
    findings: [strayed, empty],
  });
});

describe('a plan', () => {
  test('tells whether it could start now, and links to what forbids it', async () => {
    const { container } = open();

    const link = await screen.findByRole('link', { name: '1 finding forbids it, 1 warning' });
    expect(link).toHaveAttribute('href', '/plans/p-1?tab=findings');
    expect(screen.getByText('Servers to launch')).toBeInTheDocument();
    await screen.findByRole('button', { name: /^1 Database/ });
    await expectAccessible(container);
  });

  test('does not pretend to know what it could not ask', async () => {
    refuses('post', '/recovery-plans/p-1/validate', { status: 403, detail: 'Not for you.' });

    open();

    expect(await screen.findByText('Unknown')).toBeInTheDocument();
    expect(screen.getByText('The plan could not be judged')).toBeInTheDocument();
  });

  test('has a server count of "unknown" while it makes no sense', async () => {
    answers<ValidatePlanResponse>('post', '/recovery-plans/p-1/validate', {
      ...sound,
      isStartable: false,
      servers: 0,
      jobs: 0,
      findings: [{ ...empty, severity: 'ERROR' }],
    });

    open();

    expect(await screen.findAllByText('Unknown: the plan makes no sense')).toHaveLength(2);
  });

  test('that is gone says so', async () => {
    refuses('get', '/recovery-plans/p-1', { status: 404, detail: 'There is no plan p-1.' });

    open();

    expect(await screen.findByText('There is no plan p-1.')).toBeInTheDocument();
  });

  test('leads to start, rehearsal and form', async () => {
    const { user, router } = open();

    await user.click(await screen.findByRole('button', { name: 'Rehearse' }));

    expect(router.state.location.pathname).toBe('/plans/p-1/rehearsal');
  });

  test('is not edited while something of it runs, and says what', async () => {
    answers<GetPlanResponse>('get', '/recovery-plans/p-1', busy(plan));

    open();

    expect(await screen.findByRole('link', { name: 'Execution e-7' })).toBeInTheDocument();
    expect(button('Edit')).toHaveAttribute('aria-disabled', 'true');
  });
});

describe('its dependencies', () => {
  test('are a graph whose waves are opened beside it', async () => {
    const { user, router } = open();
    const database = await screen.findByRole('button', { name: /^1 Database, 1 group, 2 checks/ });

    await user.click(database);

    const panel = screen.getByRole('region', { name: 'Wave 1: Database' });
    expect(within(panel).getByText('No other wave: it begins at once')).toBeInTheDocument();
    expect(router.state.location.search).toBe('?wave=Database');
  });

  test('name the optional servers of a wave, and show the id of one that is not known', async () => {
    const gone = 's-0000000000000gone';
    answers<ListGroupServersResponse>('get', '/protection-groups/:groupId/servers', servers);
    answers<GetPlanResponse>('get', '/recovery-plans/p-1', {
      ...plan,
      waves: plan.waves.map((wave) => ({
        ...wave,
        optionalServerIds: ['s-0000000000000web1', gone],
      })),
    });

    open('?wave=Web');

    const panel = await screen.findByRole('region', { name: 'Wave 2: Web' });
    expect(await within(panel).findByRole('link', { name: 'web-1' })).toBeInTheDocument();
    expect(within(panel).getByRole('link', { name: gone })).toBeInTheDocument();
  });

  test('are told to those who do not see lines', async () => {
    open();

    const spoken = /^2 Web, 1 group, 2 checks, Forbids a start, waits for Database$/;
    expect(await screen.findByRole('button', { name: spoken })).toBeInTheDocument();
  });

  test('are a table that says the same', async () => {
    const { user, container } = open();
    await screen.findByRole('button', { name: /^1 Database/ });

    await user.click(button('Table'));

    expect(await screen.findByRole('row', { name: /1\. Database At once – Web –/ })).toBeVisible();
    expect(screen.getByRole('row', { name: /2\. Web Step 2 or later Database –/ })).toBeVisible();
    await expectAccessible(container);
  });

  test('are highlighted around the wave that has the focus', async () => {
    open();
    const web = await screen.findByRole('button', { name: /^2 Web/ });

    act(() => web.focus());

    expect(await screen.findByRole('button', { name: /^1 Database/ })).toHaveClass(
      'dr-wave-before',
    );
  });
});

describe('its other tabs', () => {
  test('show what happens in each wave', async () => {
    open('?tab=waves');

    const web = await screen.findByRole('row', {
      name: /2\. Web Web Not needed EC2 status checks/,
    });
    expect(web).toHaveTextContent('Pause');
  });

  test('show every finding with the way to where it is mended', async () => {
    open('?tab=findings');

    const mark = await screen.findByRole('link', { name: 'Change the wave' });
    expect(mark).toHaveAttribute('href', '/plans/p-1/edit?wave=2&part=failure');
    expect(screen.getByRole('link', { name: 'Open the group' })).toHaveAttribute(
      'href',
      '/groups/g-2',
    );
    expect(screen.getByText('GROUP_EMPTY')).toBeInTheDocument();
  });

  test('say that nothing is wrong', async () => {
    answers<ValidatePlanResponse>('post', '/recovery-plans/p-1/validate', sound);

    open('?tab=findings');

    expect(await screen.findByText('Nothing is wrong')).toBeInTheDocument();
  });

  test('show only the executions of this plan', async () => {
    const asked = answers<ListExecutionsResponse>('get', '/executions', executions);

    open('?tab=executions');

    expect(await screen.findByText('Quarterly drill')).toBeInTheDocument();
    expect(asked[0]?.url).toContain('planId=p-1');
  });

  test('say that the plan has never been started', async () => {
    answers<ListExecutionsResponse>('get', '/executions', { items: [], nextToken: null });

    open('?tab=executions');

    expect(await screen.findByText('No executions')).toBeInTheDocument();
  });

  test('show what the plan promises, and who changed it', async () => {
    open('?tab=settings');

    expect(await screen.findByText('Recovery time objective (RTO)')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Who changed what' })).toBeInTheDocument();
  });
});

function busy(view: PlanView): PlanView {
  return {
    ...view,
    activeExecutionIds: ['e-7'],
    allowedActions: view.allowedActions.map((each) => ({
      ...each,
      isAllowed: false,
      whyNot: 'Execution e-7 is active.',
    })),
  };
}
