import { expect, test } from 'vitest';

import { aJob, anExecution, aServer, aWave } from '@test/executions';

import { inFlight, inFlightText, jobOf, jobShown } from './job-model';
import { openedOf, openedTitle } from './opened';

const view = anExecution({
  waves: [
    aWave({
      jobs: [
        aJob({ key: '1', jobId: 'drsjob-1', status: 'RUNNING', serverIds: ['a', 'b'] }),
        aJob({ key: '2', jobId: null, status: 'REQUESTED', serverIds: ['b'] }),
        aJob({ key: '3', jobId: null, status: 'QUEUED', serverIds: ['c'] }),
        aJob({ key: '4', jobId: 'drsjob-4', status: 'DONE', serverIds: ['d'] }),
      ],
    }),
  ],
  servers: [aServer({ serverId: 's-00000000000000web', hostname: 'web-1' })],
  terminations: [aJob({ key: '5', jobId: 'drsjob-5', status: 'RUNNING', serverIds: ['d'] })],
});

test('in flight is what DRS works at, each server once', () => {
  expect(inFlight(view)).toEqual({ jobs: 2, servers: 2 });
  expect(inFlightText(inFlight(view))).toBe('2 servers are in 2 DRS jobs');
  expect(inFlightText({ jobs: 1, servers: 1 })).toBe('1 server is in 1 DRS job');
});

test('nothing in flight has no words', () => {
  expect(inFlightText(inFlight(anExecution({ waves: [] })))).toBeUndefined();
});

test('a job is found among launches and terminations', () => {
  expect(jobOf(view, 'drsjob-4')?.key).toBe('4');
  expect(jobOf(view, 'drsjob-5')?.key).toBe('5');
});

test('a running job tells its phase', () => {
  expect(jobShown(aJob({ status: 'RUNNING', phase: 'CONVERSION' })).text).toBe(
    'Running: conversion',
  );
});

test.each([
  ['1', 'Wave 1: Database'],
  ['s-00000000000000web', 'web-1'],
  ['drsjob-1', 'DRS job drsjob-1'],
])('the address opens %s as %s', (word, title) => {
  const opened = openedOf(view, word);

  expect(opened && openedTitle(opened)).toBe(title);
});

test('the address opens nothing that is not in the execution', () => {
  expect(openedOf(view, '99')).toBeUndefined();
  expect(openedOf(view, undefined)).toBeUndefined();
});
