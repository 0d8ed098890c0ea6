import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, test, vi } from 'vitest';

import { administrator } from '@test/render';
import { API, refuses, server } from '@test/server';

import { ApiError } from './api-error';
import { connectApi } from './connect';
import { deleteAccount, getMe } from './generated';
import { mayPass, waitBefore } from './query-client';

const onSignedOut = vi.fn();
const idToken = vi.fn((options?: { forceRefresh: boolean }) =>
  Promise.resolve<string | null>(options?.forceRefresh ? 'new' : 'old'),
);
const problemOf = (asked: Promise<unknown>) => asked.catch((error: unknown) => error as ApiError);

beforeEach(() => {
  vi.clearAllMocks();
  connectApi({ baseUrl: API, tokens: { idToken }, onSignedOut });
});

/** Takes only that token. */
function meFor(token: string) {
  server.use(
    http.get(`${API}/me`, ({ request }) =>
      request.headers.get('Authorization') === token
        ? HttpResponse.json(administrator)
        : HttpResponse.json({ message: 'Unauthorized' }, { status: 401 }),
    ),
  );
}

describe('a request', () => {
  test('that is refused for its token is sent once more with a new one', async () => {
    meFor('new');

    const { data } = await getMe({ throwOnError: true });

    expect(data?.user).toEqual(administrator.user);
    expect(onSignedOut).not.toHaveBeenCalled();
  });

  test('that is refused with the new token, too, ends the session', async () => {
    meFor('another');

    const problem = await problemOf(getMe({ throwOnError: true }));

    expect(problem).toMatchObject({ status: 401, code: 'HTTP_401' });
    expect(onSignedOut).toHaveBeenCalledOnce();
  });

  test('that is refused by the API fails with its problem document', async () => {
    refuses('delete', '/accounts/111122223333', { code: 'STILL_USED', users: ['Storefront Web'] });

    const problem = await problemOf(
      deleteAccount({ path: { accountId: '111122223333' }, query: { version: 1 } }),
    );

    expect(problem).toBeInstanceOf(ApiError);
    expect(problem).toMatchObject({ code: 'STILL_USED', users: ['Storefront Web'], errors: [] });
  });

  test('that gets no answer says so', async () => {
    server.use(http.get(`${API}/me`, () => HttpResponse.error()));

    const problem = await problemOf(getMe({ throwOnError: true }));

    expect(problem).toMatchObject({ status: 0, code: 'NO_ANSWER' });
  });

  test('for what has not changed gets what it had', async () => {
    server.use(
      http.get(`${API}/me`, ({ request }) =>
        request.headers.get('If-None-Match') === '"1"'
          ? new HttpResponse(null, { status: 304 })
          : HttpResponse.json(administrator, { headers: { ETag: '"1"' } }),
      ),
    );
    await getMe({ throwOnError: true });

    const { data } = await getMe({ throwOnError: true });

    expect(data?.user).toEqual(administrator.user);
  });
});

describe('a failed question', () => {
  const failure = (status: number, retryAfter?: number) =>
    new ApiError({ title: '', status, code: '', detail: '' }, retryAfter);

  test.each([
    [0, true],
    [404, false],
    [409, false],
    [429, true],
    [503, true],
  ])('with status %d may pass: %s', (status, expected) => {
    expect(mayPass(failure(status))).toBe(expected);
  });

  test('waits as long as the server asked for', () => {
    expect(waitBefore(0, failure(503, 7))).toBe(7000);
  });
});
