/** How answers are kept, and which failed questions are asked again. */
import { QueryClient } from '@tanstack/react-query';

import { ApiError } from './api-error';

const ATTEMPTS = 3;
const FRESH_FOR = 5_000;

export function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: FRESH_FOR,
        retry: (failures, error) => failures < ATTEMPTS && mayPass(error),
        retryDelay: waitBefore,
      },
      // Whether a change has happened is for the person to look up, not for us to guess.
      mutations: { retry: false },
    },
  });
}

/** A refusal stays one; a server that is busy, broken or out of reach may come back. */
export function mayPass(error: unknown): boolean {
  if (!(error instanceof ApiError)) return false;
  return error.status === 0 || error.status === 429 || error.status >= 500;
}

export function waitBefore(failures: number, error: unknown): number {
  const asked = error instanceof ApiError ? error.retryAfterSeconds : undefined;
  return asked !== undefined ? asked * 1000 : Math.min(1000 * 2 ** failures, 10_000);
}
