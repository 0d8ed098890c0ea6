import { describe, expect, test } from 'vitest';

import type { ExecutionView } from '@/api/generated';
import {
  aHealthyServer,
  aJob,
  anExecution,
  aServer,
  atGate,
  aWave,
  minutes,
} from '@test/executions';

import { confirmationOf, instancesByPlace } from './confirmation';
import type { OperatorRequest } from './operator-request';

const paris = { accountId: '444455556666', region: 'eu-west-3' };
const busy = anExecution({
  planName: 'Storefront',
  waves: [
    aWave({ name: 'Database', jobs: [aJob({ serverIds: ['a', 'b', 'c'] })] }),
    aWave({ number: 2, name: 'Web', dependsOn: ['Database'] }),
  ],
  servers: [
    aHealthyServer({ serverId: 'a' }),
    aHealthyServer({ serverId: 'b', location: paris }),
    aServer({ serverId: 'c', hostname: 'db-3', status: 'FAILED' }),
    aServer({ serverId: 'd', wave: 2 }),
  ],
});
const real = { mode: 'RECOVERY' as const };

function asked(request: OperatorRequest, parts: Partial<ExecutionView> = {}) {
  const confirmation = confirmationOf(request, { ...busy, ...parts });
  if (!confirmation) throw new Error('There is no such wave.');
  const { will, willNot, ...rest } = confirmation;
  return { ...rest, will: will.join(' '), willNot: willNot.join(' ') };
}

describe('before a pause', () => {
  test('it is said how many servers are in jobs that go on', () => {
    expect(asked({ action: 'pauseExecution' }).willNot).toContain('3 servers are in 1 DRS job now');
  });
});

describe('before it is resumed', () => {
  test('it is said what becomes of the waves that failed', () => {
    const holds = [{ kind: 'FAILURE' as const, at: minutes(5), wave: 1 }];

    expect(asked({ action: 'resumeExecution' }, { holds }).will).toContain(
      'accepted as they are: Database',
    );
  });

  test('nothing is said of failures where there are none', () => {
    expect(asked({ action: 'resumeExecution' }).willNot).toBe('');
  });
});

describe('before it is cancelled', () => {
  const request = { action: 'cancelExecution' } as const;

  test('it is said what is not stopped', () => {
    const { will, willNot, reason } = asked(request);

    expect(will).toContain('2 of 2 waves not ended');
    expect(willNot).toContain("can't be stopped: 3 servers are in 1 DRS job now");
    expect(willNot).toContain('(2 now): they stay until somebody terminates them');
    expect(reason).toBe('REQUIRED');
  });

  test('it is said when clean-up comes, where it is planned', () => {
    expect(asked(request, { cleanupAfter: 'PT4H' }).willNot).toContain('clean-up, 4 h after');
  });

  test('only for a real recovery the name of the plan is typed', () => {
    expect(asked(request).typed).toBeUndefined();
    expect(asked(request, real).typed).toBe('Storefront');
    expect(asked(request, { ...real, isDryRun: true }).typed).toBeUndefined();
  });
});

describe('before instances are terminated', () => {
  const request = { action: 'terminateInstances' } as const;

  test('it is said how many, and where', () => {
    const { will, confirm } = asked(request);

    expect(confirm).toBe('Terminate 2 instances');
    expect(will).toContain('1 instance in 111122223333, eu-west-1');
    expect(will).toContain('1 instance in 444455556666, eu-west-3');
  });

  test('those that are being terminated already do not count', () => {
    const terminations = [
      aJob({ status: 'RUNNING', serverIds: ['a'] }),
      aJob({ status: 'DONE', serverIds: ['b'] }),
    ];

    expect(instancesByPlace({ ...busy, terminations })).toEqual([
      { place: '444455556666, eu-west-3', count: 1 },
    ]);
  });

  test('a reason is needed only for those of a real recovery', () => {
    expect(asked(request).reason).toBe('OPTIONAL');
    expect(asked(request, real)).toMatchObject({ reason: 'REQUIRED', typed: 'Storefront' });
  });
});

describe('before something is asked of a wave', () => {
  const of = (action: 'approveWave' | 'rejectWave' | 'retryWave' | 'skipWave', waveNumber = 1) => ({
    action,
    waveNumber,
  });

  test('an approval says what it launches', () => {
    expect(asked(of('approveWave')).will).toBe('The wave starts now. It launches 3 servers.');
  });

  test('an approval in a pause starts nothing yet', () => {
    expect(asked(of('approveWave'), { status: 'PAUSED' }).will).toContain('as soon as');
  });

  test('a rejection says what its failure policy does', () => {
    const view = { ...busy, waves: [atGate({ onFailure: 'PAUSE' })] };

    expect(confirmationOf(of('rejectWave'), view)).toMatchObject({
      reason: 'REQUIRED',
      will: ['The wave fails.', expect.stringContaining('to pause')],
    });
  });

  test('a retry of the whole wave says which instances are lost', () => {
    expect(asked(of('retryWave')).will).toContain('DRS deletes 2 instances');
    expect(asked(of('retryWave'), real).typed).toBe('Storefront');
  });

  test('a retry of what failed names the servers', () => {
    const { will, willNot } = asked({ action: 'retryFailedServers', waveNumber: 1 });

    expect(will).toContain('Tried again: db-3.');
    expect(willNot).toContain('2 healthy servers');
  });

  test('skipping names the waves that may start without it', () => {
    const { will, willNot } = asked(of('skipWave'));

    expect(will).toContain('without it: Web');
    expect(willNot).toContain('3 servers will not be launched');
  });

  test('a wave that is not there can be asked for nothing', () => {
    expect(confirmationOf(of('skipWave', 9), busy)).toBeUndefined();
  });
});
