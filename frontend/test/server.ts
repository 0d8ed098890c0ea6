/** The API of component tests: each test says what it answers, in the types of the real one. */
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';

import type { Problem } from '@/api/generated';

export const API = 'http://localhost/api';

export const server = setupServer();

type Method = 'get' | 'post' | 'put' | 'delete';

/** `answers<ListAccountsResponse>('get', '/accounts', page)`; gives the bodies that were sent. */
export function answers<T>(method: Method, path: string, body: NoInfer<T>, status = 200) {
  return answersEach<T>(method, path, [body], status);
}

/** One after the other, and the last one from then on. */
export function answersEach<T>(
  method: Method,
  path: string,
  bodies: readonly NoInfer<T>[],
  status = 200,
): Request[] {
  const asked: Request[] = [];
  server.use(
    http[method](API + path, ({ request }) => {
      asked.push(request.clone());
      const body = bodies[Math.min(asked.length, bodies.length) - 1];
      return status === 204
        ? new HttpResponse(null, { status })
        : HttpResponse.json(body as Record<string, unknown>, { status });
    }),
  );
  return asked;
}

/** Until the test ends, or says something else. */
export function refuses(method: Method, path: string, problem: Partial<Problem>): Request[] {
  const whole: Problem = {
    title: 'Conflict',
    status: 409,
    code: 'CONFLICT',
    detail: 'It is not possible now.',
    ...problem,
  };
  return answers<Problem>(method, path, whole, whole.status);
}

/** For what a page shows while it waits. */
export function neverAnswers(method: Method, path: string): void {
  server.use(http[method](API + path, () => new Promise<never>(() => undefined)));
}
