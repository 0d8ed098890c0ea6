import { describe, expect, test } from 'vitest';

import type { PendingRequest } from '@/api/generated';
import { anExecution, atGate, aWave, minutes, NOON } from '@test/executions';

import {
  gatesOf,
  gateTimeoutText,
  needsAttention,
  otherWaits,
  pendingAt,
  pendingText,
} from './attention-model';

const at = (after: number) => NOON + after * 60_000;
const gate = { instructions: '', onTimeout: 'APPROVE', waitingSince: minutes(10) } as const;

describe('a gate', () => {
  test('is one that waits now', () => {
    const later = aWave({ number: 2, gate: { ...gate, waitingSince: null } });

    expect(gatesOf([atGate(), later, aWave({ number: 3 })])).toHaveLength(1);
  });

  test('says until when it can be decided, and what happens then', () => {
    expect(gateTimeoutText(atGate(), false, at(40))).toBe(
      'If nobody decides within 20 min, the wave is rejected and its failure policy decides about the others.',
    );
  });

  test('may approve itself', () => {
    expect(gateTimeoutText(atGate({ gate }), false, at(40))).toContain('approved by itself');
  });

  test('has time in a pause', () => {
    expect(gateTimeoutText(atGate(), true, at(90))).toContain('stands still');
  });

  test('whose time is over says so', () => {
    expect(gateTimeoutText(atGate(), false, at(61))).toMatch(/^The time to decide is over/);
  });

  test('without a deadline waits', () => {
    expect(gateTimeoutText(atGate({ deadline: null }), false, at(40))).toBe(
      'It waits until somebody decides.',
    );
  });
});

describe('a pending request', () => {
  const request: PendingRequest = {
    requestId: 'r-1',
    kind: 'APPROVE',
    wave: 'Database',
    by: { name: 'Anna', userId: 'u-anna' },
    why: 'Owner agreed',
    at: minutes(12),
  };

  test('is told with who asked and why', () => {
    expect(pendingText(request)).toBe('Approve, wave Database: asked for by Anna (Owner agreed)');
    expect(pendingText({ ...request, kind: 'PAUSE', wave: null, why: '' })).toBe(
      'Pause: asked for by Anna',
    );
  });

  test('belongs to its wave', () => {
    expect(pendingAt([request], aWave({ name: 'Database' }))).toBe(request);
    expect(pendingAt([request], aWave({ name: 'Web' }))).toBeUndefined();
  });
});

describe('what it waits for', () => {
  const wait = (text: string) => ({ kind: 'WAIT' as const, serverIds: [], text, wave: null });
  const view = anExecution({
    waits: [wait('Paused by Anna.'), wait('1 termination under way.')],
    awaits: [
      { kind: 'OPERATOR', text: 'Paused by Anna.', wave: null, since: minutes(1), until: null },
    ],
  });

  test('leaves out the decisions, which are told in full', () => {
    expect(otherWaits(view).map(({ text }) => text)).toEqual(['1 termination under way.']);
  });

  test('is nothing at its end', () => {
    expect(otherWaits({ ...view, endedAt: minutes(50) })).toEqual([]);
  });
});

describe('something needs attention', () => {
  const quiet = { waits: [], waves: [] };

  test('where a wave waits, or while it is being stopped', () => {
    expect(needsAttention(anExecution({ ...quiet, waves: [atGate()] }))).toBe(true);
    expect(needsAttention(anExecution({ ...quiet, stoppingBecause: 'A wave failed.' }))).toBe(true);
  });

  test('unless it is over', () => {
    const over = { ...quiet, stoppingBecause: 'A wave failed.', endedAt: minutes(9) };

    expect(needsAttention(anExecution(over))).toBe(false);
  });
});
