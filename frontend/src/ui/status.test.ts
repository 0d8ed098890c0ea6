import { expect, test } from 'vitest';

import { executionStatus, hasEnded, readinessStatus, serverStatus, waveStatus } from './status';

test('a server that is launched shows how far DRS is', () => {
  expect(serverStatus('LAUNCHING', 'CONVERSION').text).toBe('Launching: conversion');
  expect(serverStatus('HEALTHY', null)).toEqual({ type: 'success', text: 'Healthy' });
});

test('a status that a newer API knows is shown in its own word', () => {
  expect(waveStatus('ROLLING_BACK')).toEqual({ type: 'info', text: 'Rolling back' });
});

test('a partly completed execution has ended, and is no success', () => {
  expect(executionStatus('PARTIAL').type).toBe('warning');
  expect(hasEnded('PARTIAL')).toBe(true);
  expect(hasEnded('PAUSED')).toBe(false);
});

test('readiness tells warnings from obstacles', () => {
  const texts = [
    { isReady: true, obstacles: [], warnings: [] },
    { isReady: true, obstacles: [], warnings: ['Replication is stalled'] },
    { isReady: false, obstacles: ['There is no recovery point'], warnings: [] },
  ].map((readiness) => readinessStatus(readiness).text);

  expect(texts).toEqual(['Ready', 'Ready, with warnings', 'Not ready']);
});
