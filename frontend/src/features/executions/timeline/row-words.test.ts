import { expect, test } from 'vitest';

import {
  aHealthyServer,
  anExecution,
  aPrediction,
  aServer,
  aWave,
  minutes,
} from '@test/executions';

import { barWordings, rowLabel } from './row-words';
import type { Row } from './rows';
import { rowsOf } from './rows';

const time = (moment: string) => moment.slice(11, 16);

function onlyServer(parts: Parameters<typeof aServer>[0]): Row {
  const view = anExecution({ waves: [aWave()], servers: [aServer(parts)] });
  const [, row] = rowsOf(view, null, new Set([1]));
  if (!row) throw new Error('The wave is not open.');
  return row;
}

function onlyWave(parts: Parameters<typeof aWave>[0]): Row {
  const [row] = rowsOf({ waves: [aWave(parts)], servers: [] }, aPrediction(), new Set());
  if (!row) throw new Error('There is no wave.');
  return row;
}

test('a wave says everything that its row shows', () => {
  const row = onlyWave({
    status: 'LAUNCHING',
    startedAt: minutes(1),
    serversByStatus: { HEALTHY: 1, LAUNCHING: 2 },
  });

  expect(rowLabel(row, time)).toBe(
    'Wave 1, Database: Launching. 3 servers: 1 healthy, 2 launching. Started 12:01. ' +
      'Predicted 12:00 to 12:10. On the critical path',
  );
  expect(barWordings(row)).toEqual(['Launching, 1 of 3 healthy', '1 of 3 healthy']);
});

test('a wave that waits counts nothing yet', () => {
  expect(barWordings(onlyWave({ serversByStatus: { WAITING: 3 } }))).toEqual(['Waiting']);
});

test('a server says where it is', () => {
  const row = onlyServer({
    hostname: 'db-1',
    status: 'LAUNCHING',
    phase: 'CONVERSION',
    launchingSince: minutes(0),
  });

  expect(rowLabel(row, time)).toBe('Server db-1: Launching: conversion. Launching since 12:00');
});

test.each([
  [aHealthyServer(), 'Healthy after 12 min'],
  [aHealthyServer({ status: 'TERMINATED' }), 'Terminated; was healthy after 12 min'],
  [aServer({ status: 'CHECKING', check: 'SSM agent online' }), 'Checking: SSM agent online'],
  [aServer({ status: 'FAILED' }), 'Failed'],
  [
    aServer({ status: 'FAILED', launchingSince: minutes(0), endedAt: minutes(7) }),
    'Failed after 7 min',
  ],
])('a server on its bar: case %#', (server, words) => {
  expect(barWordings(onlyServer(server))[0]).toBe(words);
});
