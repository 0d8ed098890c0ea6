import { describe, expect, test } from 'vitest';

import type { Place } from '@/api/generated';
import { zListSourceServersResponse } from '@/api/generated/zod.gen';
import { exampleOf } from '@test/examples';

import { basisText, launchStatus, readAt, storageText } from './servers-model';

const [place] = exampleOf('listSourceServers', zListSourceServersResponse).places as [Place];

describe('a server', () => {
  test('has disks of a known size, or not', () => {
    expect(storageText({ storageBytes: 1024 ** 4, disksReady: true })).toBe('1 TiB');
    expect(storageText({ storageBytes: 0, disksReady: false })).toBe(
      'Unknown; DRS does not know all disks',
    );
  });

  test('was launched in words of DRS that are spelt out', () => {
    const launch = { at: '2025-11-30T12:00:00Z', jobId: 'drsjob-1', isDrill: true };

    expect(launchStatus({ ...launch, status: 'FAILED' })).toEqual({
      type: 'error',
      text: 'Drill failed',
    });
    expect(launchStatus({ ...launch, isDrill: false, status: 'NEW_WORD' }).text).toBe(
      'Recovery NEW_WORD',
    );
  });
});

describe('what a list rests on', () => {
  test('is as old as its oldest part', () => {
    const old = { ...place, at: '2025-11-30T11:00:00Z' };

    expect(readAt([place, old])).toBe('2025-11-30T11:00:00Z');
    expect(readAt([{ ...place, at: null }])).toBeUndefined();
  });

  test('says what is missing', () => {
    expect(basisText([place])).toBe('1 account and Region');
    expect(basisText([place, { ...place, at: null }])).toBe(
      '2 accounts and Regions, 1 of them unread',
    );
  });
});
