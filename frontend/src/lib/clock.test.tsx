import { act, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { followClock, useNow } from './clock';

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
});
afterEach(() => {
  vi.useRealTimers();
});

function Shown() {
  return <p>{new Date(useNow()).toISOString()}</p>;
}

test('the time on screen follows the clock of the server, and its speed', () => {
  followClock({ now: '2026-03-01T12:00:00Z', clockSpeed: 60 });
  render(<Shown />);

  act(() => void vi.advanceTimersByTime(2000));

  expect(screen.getByText('2026-03-01T12:02:00.000Z')).toBeInTheDocument();
});

test('before the server has told its time, that of the browser counts', () => {
  render(<Shown />);

  act(() => void vi.advanceTimersByTime(1000));

  expect(screen.getByText('1970-01-01T00:00:01.000Z')).toBeInTheDocument();
});
