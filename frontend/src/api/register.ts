/** Whatever fails in a query or a mutation is an `ApiError`: see connect.ts. */
import type { ApiError } from './api-error';

declare module '@tanstack/react-query' {
  interface Register {
    defaultError: ApiError;
  }
}
