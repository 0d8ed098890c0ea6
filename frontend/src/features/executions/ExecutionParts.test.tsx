import { screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';

import type { GetJobLogResponse, ListExecutionEventsResponse } from '@/api/generated';
import { zGetJobLogResponse, zListExecutionEventsResponse } from '@/api/generated/zod.gen';
import { exampleOf } from '@test/examples';
import { aJob } from '@test/executions';
import { answers, answersEach, neverAnswers, refuses } from '@test/server';

import { ADDRESS, over, running, show } from './ExecutionPage.fixture';

const button = (name: string) => screen.findByRole('button', { name });

describe('the parts of an execution', () => {
  test('waves are asked for something in their row', async () => {
    const { user } = show(running, '?tab=waves');

    await user.click(await button('Actions for wave Payments'));
    await user.click(screen.getByRole('menuitem', { name: 'Reject' }));

    expect(screen.getByRole('dialog', { name: /Reject wave Payments/ })).toBeInTheDocument();
  });

  test('servers are filtered by the address', async () => {
    const tokens = [{ propertyKey: 'hostname', operator: '=', value: 'pay-1' }];
    const filter = encodeURIComponent(JSON.stringify({ operation: 'and', tokens }));
    show(running, `?tab=servers&filter=${filter}`);

    expect(await screen.findByRole('row', { name: /pay-1/ })).toBeInTheDocument();
    expect(screen.queryByRole('row', { name: /db-1/ })).not.toBeInTheDocument();
  });

  test('a running instance leads to the EC2 console of its Region', async () => {
    show(over, '?tab=servers');

    expect(await screen.findByRole('link', { name: /i-0123456789abcdef0/ })).toHaveAttribute(
      'href',
      'https://eu-west-1.console.aws.amazon.com/ec2/home?region=eu-west-1#InstanceDetails:instanceId=i-0123456789abcdef0',
    );
  });

  test('events are told with the newest first, and each only once', async () => {
    const [first] = exampleOf('listExecutionEvents', zListExecutionEventsResponse).items;
    if (!first) throw new Error('The example has no event.');
    const second = { ...first, number: 2, text: 'Wave Database starts.' };
    answersEach<ListExecutionEventsResponse>('get', `${ADDRESS}/events`, [
      { items: [first, second], nextToken: 'later' },
      { items: [], nextToken: 'later' },
    ]);

    show(running, '?tab=events');

    await screen.findByRole('row', { name: /Wave Database starts/ });
    const texts = screen.getAllByRole('row').map(({ textContent }) => textContent);
    expect(texts[1]).toContain('Wave Database starts.');
    expect(texts[2]).toContain('Asked for by Ada');
  });

  test('terminations are shown once there are some', async () => {
    show({ ...over, terminations: [aJob({ jobId: 'drsjob-9' })] }, '?tab=terminations');

    expect(await button('drsjob-9')).toBeInTheDocument();
  });

  test('another part of it takes no filter along', async () => {
    const { user, router } = show(running, '?tab=servers&filter=x&open=2');

    await user.click(await screen.findByRole('tab', { name: 'Waves (2)' }));

    expect(router.state.location.search).toBe('?tab=waves&open=2');
  });
});

describe('the split panel', () => {
  test('shows the wave of the address, and its DRS jobs', async () => {
    neverAnswers('get', `${ADDRESS}/jobs/drsjob-0123456789abcdef0/log`);
    const { user, router } = show(running, '?open=1');
    const panel = within(await screen.findByRole('region', { name: 'Wave 1: Database' }));

    await user.click(await panel.findByRole('button', { name: 'drsjob-0123456789abcdef0' }));

    expect(router.state.location.search).toBe('?open=drsjob-0123456789abcdef0');
  });

  test('shows the log of a DRS job, as far as it was asked for', async () => {
    const log = exampleOf('getJobLog', zGetJobLogResponse);
    const path = `${ADDRESS}/jobs/drsjob-0123456789abcdef0/log`;
    answers<GetJobLogResponse>('get', path, { ...log, nextToken: 'more' });
    show(running, '?open=drsjob-0123456789abcdef0');

    expect(await screen.findByRole('row', { name: /SNAPSHOT_START db-1/ })).toBeInTheDocument();
    expect(await button('Show more')).toBeInTheDocument();
  });

  test('says why the log could not be read', async () => {
    const path = `${ADDRESS}/jobs/drsjob-0123456789abcdef0/log`;
    refuses('get', path, { status: 404, detail: 'DRS knows no such job any more.' });
    show(running, '?open=drsjob-0123456789abcdef0');

    expect(await screen.findByText('DRS knows no such job any more.')).toBeInTheDocument();
  });

  test('shows everything about a server', async () => {
    show(running, '?open=s-0000000000000pay1');

    const panel = within(await screen.findByRole('region', { name: 'pay-1' }));
    expect(panel.getByText('Its wave has not started yet.')).toBeInTheDocument();
    expect(panel.getByText('Yes')).toBeInTheDocument();
  });
});
