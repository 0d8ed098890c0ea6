import { screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, test } from 'vitest';

import type {
  GetPlanResponse,
  ListGroupServersResponse,
  ListRecoveryPointsResponse,
  PreviewStartResponse,
  StartExecutionResponse,
} from '@/api/generated';
import {
  zGetPlanResponse,
  zListGroupServersResponse,
  zListRecoveryPointsResponse,
  zPreviewStartResponse,
  zStartExecutionResponse,
} from '@/api/generated/zod.gen';
import { expectAccessible } from '@test/accessible';
import { exampleOf } from '@test/examples';
import { renderPage } from '@test/render';
import { answers, answersEach, refuses } from '@test/server';

import { StartPage } from './StartPage';

const PREVIEW = '/recovery-plans/p-1/preview-start';
const WEB = 's-0000000000000web1';
const plan = exampleOf('getPlan', zGetPlanResponse);
const preview = exampleOf('previewStart', zPreviewStartResponse);
const started = exampleOf('startExecution', zStartExecutionResponse);
const servers = exampleOf('listGroupServers', zListGroupServersResponse);
const forbidden: PreviewStartResponse = {
  ...preview,
  canStart: false,
  whyNot: ['web-1 is in execution e-9.'],
  offer: { withoutServerIds: [WEB] },
  hostnames: { [WEB]: 'web-1' },
  touched: {
    ...preview.touched,
    lockedServers: [{ executionId: 'e-9', hostname: 'web-1', planName: 'Other', serverId: WEB }],
  },
};

const destructive: PreviewStartResponse = {
  ...preview,
  warnings: [
    {
      code: 'DRILL_INSTANCE_WOULD_BE_DESTROYED',
      severity: 'WARNING',
      thing: WEB,
      fact: 'DRS will delete drill instance i-7.',
      fix: 'Save what you need from that instance.',
      wave: 'Web',
    },
  ],
  touched: {
    ...preview.touched,
    doomedInstances: [
      {
        serverId: WEB,
        hostname: 'web-1',
        instanceId: 'i-7',
        isDrill: true,
        location: { accountId: '111122223333', region: 'eu-west-1' },
      },
    ],
  },
};

const open = (query: string) =>
  renderPage(StartPage, { path: '/plans/:planId/start', at: `/plans/p-1/start${query}` });
const button = (name: string | RegExp) => screen.findByRole('button', { name });

async function ready(name: string | RegExp): Promise<HTMLElement> {
  await waitFor(async () => expect(await button(name)).not.toHaveAttribute('aria-disabled'));
  return button(name);
}

beforeEach(() => {
  answers<GetPlanResponse>('get', '/recovery-plans/p-1', plan);
  answers<ListGroupServersResponse>('get', '/protection-groups/:groupId/servers', servers);
  answers<PreviewStartResponse>('post', PREVIEW, preview);
});

describe('what can be begun', () => {
  test('is harmless at first: the rehearsal', async () => {
    open(`?without=${WEB}`);

    expect(await screen.findByRole('link', { name: 'Open the rehearsal' })).toHaveAttribute(
      'href',
      `/plans/p-1/rehearsal?without=${WEB}`,
    );
  });

  test('is chosen by tiles, and kept in the address', async () => {
    const { user, router } = open('');

    await user.click(await screen.findByRole('radio', { name: /Recovery/ }));

    expect(await screen.findByText('RECOVERY in earnest')).toBeInTheDocument();
    expect(router.state.location.search).toBe('?mode=RECOVERY');
  });
});

describe('a drill', () => {
  test('shows what it would touch before it starts, accessibly', async () => {
    const { container } = open('?mode=DRILL');

    expect(await screen.findByText('It can start.')).toBeInTheDocument();
    expect(
      screen.getByText(/111122223333, eu-west-1: 3 servers in 2 DRS jobs/),
    ).toBeInTheDocument();
    expect(screen.getByText(/No source server is stopped/)).toBeInTheDocument();
    await expectAccessible(container);
  });

  test('tells once what it destroys, with the way to each instance', async () => {
    answers<PreviewStartResponse>('post', PREVIEW, destructive);

    open('?mode=DRILL');

    expect(await screen.findByText('DRS will delete drill instance i-7.')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: /^Show the instance/ })).toHaveAttribute(
      'href',
      expect.stringContaining('instanceId=i-7'),
    );
    expect(screen.getByText(/1 instance of earlier launches is destroyed/)).toBeInTheDocument();
    expect(screen.getAllByText(/i-7/)).toHaveLength(1);
  });

  test('is started once, however often the button is pressed, and leads to the execution', async () => {
    const sent = answers<StartExecutionResponse>('post', '/executions', started, 202);
    const { user, fill, router } = open('?mode=DRILL');
    const start = await ready('Start drill');
    await fill(screen.getByRole('textbox', { name: /Reason/ }), 'Quarterly drill');

    await user.dblClick(start);

    await waitFor(() => expect(router.state.location.pathname).toBe('/executions/e-1'));
    expect(sent).toHaveLength(1);
    expect(await sent[0]?.json()).toMatchObject({
      planId: 'p-1',
      mode: 'DRILL',
      reason: 'Quarterly drill',
      cleanupAfter: 'PT2H',
      pointInTime: { kind: 'LATEST' },
    });
  });

  test('that was refused is sent again under the same key', async () => {
    const sent = refuses('post', '/executions', { status: 504, detail: 'It took too long.' });
    const { user } = open('?mode=DRILL');
    await user.click(await ready('Start drill'));
    expect(await screen.findByText('It is not known whether it was started')).toBeInTheDocument();

    await user.click(await ready('Start drill'));

    await waitFor(() => expect(sent).toHaveLength(2));
    const [first, second] = sent.map(({ headers }) => headers.get('Idempotency-Key'));
    expect(first).toBeTruthy();
    expect(second).toBe(first);
  });

  test('that servers stand in the way of is offered without them, in one click', async () => {
    const asked = answersEach<PreviewStartResponse>('post', PREVIEW, [
      forbidden,
      { ...preview, hostnames: forbidden.hostnames },
    ]);
    const { user, router } = open('?mode=DRILL');
    expect(await screen.findByRole('link', { name: 'Other, e-9' })).toBeInTheDocument();
    expect(await button('Start drill')).toHaveAttribute('aria-disabled', 'true');

    await user.click(await button('Leave this server out'));

    expect(await screen.findByText('It can start.')).toBeInTheDocument();
    expect(await asked[1]?.json()).toMatchObject({ withoutServerIds: [WEB] });
    expect(router.state.location.search).toContain(`without=${WEB}`);
    expect(await button('Take web-1 in again')).toBeInTheDocument();
  });

  test('whose servers were taken in the meantime names who has them, and the way out', async () => {
    refuses('post', '/executions', {
      code: 'SERVERS_LOCKED',
      detail: 'web-1 is in execution e-9.',
      servers: [{ serverId: WEB, by: 'e-9' }],
    });
    const { user, router } = open('?mode=DRILL');
    await user.click(await ready('Start drill'));
    expect(await screen.findByText('It was not started')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Open execution e-9' })).toBeInTheDocument();

    await user.click(await button('Leave this server out'));

    expect(router.state.location.search).toContain(`without=${WEB}`);
    expect(screen.queryByText('It was not started')).not.toBeInTheDocument();
  });

  test('can be started though its preview fails: the start looks itself', async () => {
    refuses('post', PREVIEW, { status: 502, detail: 'DRS does not answer.', code: 'NO' });

    open('?mode=DRILL');

    expect(await screen.findByText('It could not be previewed')).toBeInTheDocument();
    expect(await ready('Start drill')).toBeInTheDocument();
  });

  test('goes back to recovery points that are chosen server by server', async () => {
    const points = exampleOf('listRecoveryPoints', zListRecoveryPointsResponse);
    const [newest] = points.items;
    answers<ListRecoveryPointsResponse>(
      'get',
      `/source-servers/111122223333/eu-west-1/${WEB}/recovery-points`,
      { ...points, items: newest ? [newest] : [] },
    );
    const pinned = {
      ...preview,
      points: {
        servers: 2,
        oldest: '2025-11-30T11:00:00Z',
        newest: '2025-11-30T11:09:00Z',
        skew: 'PT9M',
      },
    };
    const asked = answers<PreviewStartResponse>('post', PREVIEW, pinned);
    const { user } = open('?mode=DRILL');
    await user.click(await screen.findByRole('radio', { name: /Chosen recovery points/ }));

    await user.click(await button(/Choose a server/));
    await user.click(await screen.findByRole('option', { name: /^web-1/ }));
    await user.click(await button(/Recovery point of web-1/));
    await user.click(await screen.findByRole('option', { name: /2025-11-30 12:00:00 UTC/ }));

    expect(await screen.findByText(/may disagree by 9 min/)).toBeInTheDocument();
    expect(await asked.at(-1)?.json()).toMatchObject({
      pointInTime: { kind: 'SNAPSHOT_PER_SERVER', snapshots: { [WEB]: newest?.snapshotId } },
    });
  });
});

describe('a recovery', () => {
  test('starts only when the name of the plan is typed', async () => {
    const sent = answers<StartExecutionResponse>('post', '/executions', started, 202);
    const { user, fill } = open('?mode=RECOVERY');
    await screen.findByText('It can start.');
    expect(await button('Start RECOVERY')).toHaveAttribute('aria-disabled', 'true');
    expect(screen.getAllByText('Type the name of the plan first.')).not.toHaveLength(0);

    await fill(screen.getByRole('textbox', { name: /To confirm/ }), plan.name);
    await user.click(await ready('Start RECOVERY'));

    await waitFor(() => expect(sent).toHaveLength(1));
    expect(await sent[0]?.json()).toMatchObject({
      mode: 'RECOVERY',
      planName: plan.name,
      cleanupAfter: null,
    });
  });

  test('is not confirmed by a name that only resembles it', async () => {
    const { fill } = open('?mode=RECOVERY');
    await screen.findByText('It can start.');

    await fill(screen.getByRole('textbox', { name: /To confirm/ }), plan.name.toLowerCase());

    expect(screen.getByText(/It is not the name yet/)).toBeInTheDocument();
    expect(await button('Start RECOVERY')).toHaveAttribute('aria-disabled', 'true');
  });

  test('that somebody’s role forbids says so', async () => {
    const whyNot = 'This needs the role RecoveryManager.';
    answers<GetPlanResponse>('get', '/recovery-plans/p-1', {
      ...plan,
      allowedActions: [{ action: 'startExecution:RECOVERY', isAllowed: false, whyNot }],
    });
    const { user } = open('?mode=RECOVERY');

    await user.hover(await button('Start RECOVERY'));

    expect(await screen.findAllByText(whyNot)).not.toHaveLength(0);
  });

  test('can be tried as a dry run, which is not in earnest', async () => {
    const asked = answers<PreviewStartResponse>('post', PREVIEW, { ...preview, isDryRun: true });
    const { user } = open('?mode=RECOVERY');

    await user.click(await screen.findByRole('checkbox', { name: /Dry run/ }));

    expect(await ready('Start dry run of a recovery')).toBeInTheDocument();
    expect(screen.queryByText('RECOVERY in earnest')).not.toBeInTheDocument();
    expect(await asked.at(-1)?.json()).toMatchObject({ isDryRun: true });
  });
});

test('a plan that is not there says so', async () => {
  refuses('get', '/recovery-plans/p-1', { status: 404, detail: 'There is no plan p-1.' });

  open('');

  expect(await screen.findByText('There is no plan p-1.')).toBeInTheDocument();
});
