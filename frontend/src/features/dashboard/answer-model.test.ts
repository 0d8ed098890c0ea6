import { describe, expect, test } from 'vitest';

import type {
  Headroom,
  Overview,
  PlanRpo,
  ServerCount,
  ServerExample,
  ServersOverview,
} from '@/api/generated';
import { zGetOverviewResponse } from '@/api/generated/zod.gen';
import { exampleOf } from '@test/examples';

import { answerOf, concernsOf } from './answer-model';

const good = exampleOf('getOverview', zGetOverviewResponse);
const seen = good.servers as ServersOverview;
const counted = (count: number): ServerCount => ({ count, examples: [], query: {} });

function overview(changes: {
  servers?: Partial<ServersOverview>;
  basis?: Partial<Overview['basis']>;
}): Overview {
  return {
    ...good,
    servers: { ...seen, ...changes.servers },
    basis: { ...good.basis, ...changes.basis },
  };
}

describe('the answer', () => {
  test('is yes where DRS would launch every server', () => {
    expect(answerOf(good)).toEqual({ type: 'success', text: 'Yes: all 3 servers are ready.' });
  });

  test('says how many would be launched where some would not', () => {
    const some = overview({ servers: { ready: counted(2), notReady: counted(1) } });

    expect(answerOf(some)).toEqual({
      type: 'warning',
      text: 'Not all: 2 of 3 servers would be launched.',
    });
  });

  test('is no where none would be launched', () => {
    const none = overview({ servers: { ready: counted(0), notReady: counted(3) } });

    expect(answerOf(none).text).toBe('No: none of 3 servers would be launched.');
  });

  test.each<[{ noGroup?: number; noPlan?: number; total?: number }, string]>([
    [{ noGroup: 2 }, 'Yes: all 3 servers are ready, but 2 of them are in no plan.'],
    [{ noPlan: 1 }, 'Yes: all 3 servers are ready, but 1 of them is in no plan.'],
    [{ noGroup: 1, noPlan: 2 }, 'Yes: all 3 servers are ready, but none of them is in a plan.'],
    [{ total: 1, noPlan: 1 }, 'Yes: the one server is ready, but it is in no plan.'],
  ])('warns of servers that no plan would recover: %o', (numbers, text) => {
    const { noGroup = 0, noPlan = 0, total = 3 } = numbers;
    const some = overview({
      servers: { total, noGroup: counted(noGroup), noPlan: counted(noPlan) },
    });

    expect(answerOf(some)).toEqual({ type: 'warning', text });
  });

  test('is never yes where a place could not be read', () => {
    const blind = overview({ basis: { places: 2, unread: 1 } });

    expect(answerOf(blind)).toEqual({
      type: 'warning',
      text: 'As far as is known: all 3 servers that could be read are ready.',
    });
  });

  test('is not known where no place could be read, and where there is none', () => {
    expect(answerOf({ ...good, servers: null }).text).toMatch(/^Not known: nothing could be read/);
    expect(answerOf(overview({ basis: { places: 0 } })).text).toMatch(/no account is registered/);
  });

  test('is not yes while a quota is used up', () => {
    const [room] = good.quotas.tightest as [Headroom];
    const full = { ...good, quotas: { unknown: [], tightest: [{ ...room, left: 0 }] } };

    expect(answerOf(full).text).toBe('All servers are ready, but something is in the way.');
    expect(concernsOf(full)[0]?.text).toBe(
      'DRS quota used up: Replicating in 111122223333, eu-west-1',
    );
  });
});

describe('what stands in the way', () => {
  test('is nothing where everything is in order', () => {
    expect(concernsOf(good)).toEqual([]);
  });

  test('leads from each obstacle to the servers that have it', () => {
    const [example] = seen.ready.examples as [ServerExample];
    const stopped = overview({
      servers: {
        obstacles: [
          {
            kind: 'REPLICATION_STOPPED',
            clause: 'its replication is STOPPED',
            count: 1,
            examples: [example],
            query: { obstacle: 'REPLICATION_STOPPED' },
          },
        ],
      },
    });

    expect(concernsOf(stopped)).toEqual([
      {
        type: 'error',
        text: 'Replication is stopped: 1 server',
        to: '/servers?obstacle=REPLICATION_STOPPED',
        examples: ['db-1'],
      },
    ]);
  });

  test('has servers whose points grow older because replication stands still', () => {
    const stalled = overview({
      servers: {
        replication: [
          { ...counted(2), replication: 'CONTINUOUS' },
          { ...counted(1), replication: 'STALLED', query: { replication: 'STALLED' } },
        ],
      },
    });

    expect(concernsOf(stalled)).toMatchObject([
      {
        type: 'warning',
        text: 'Replication is stalled: 1 server',
        to: '/servers?replication=STALLED',
      },
    ]);
    expect(answerOf(stalled).text).toBe('Yes: all 3 servers are ready.');
  });

  test('names the plans that break their RPO', () => {
    const [rpo] = good.plans.rpo as [PlanRpo];
    const broken = { ...good, plans: { ...good.plans, rpo: [{ ...rpo, breaching: 2 }] } };

    expect(concernsOf(broken)).toMatchObject([
      { text: 'RPO broken at this moment: Web shop', to: '/plans/p-1' },
    ]);
  });

  test('has servers that nobody would recover', () => {
    const forgotten = overview({ servers: { noGroup: counted(2), noPlan: counted(1) } });

    expect(concernsOf(forgotten).map(({ text }) => text)).toEqual([
      '2 servers in no protection group, so in no plan',
      '1 server in a group, but in no recovery plan',
    ]);
  });
});
