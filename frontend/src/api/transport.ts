/** How requests travel: with the id token, once more after a 401, and not loaded again if unchanged. */

export interface Tokens {
  /** Null: nobody is signed in. */
  idToken(options?: { forceRefresh: boolean }): Promise<string | null>;
}

type Send = (request: Request) => Promise<Response>;

export function transport(tokens: Tokens, onSignedOut: () => void): Send {
  return unlessUnchanged(signed(tokens, onSignedOut));
}

function signed(tokens: Tokens, onSignedOut: () => void): Send {
  return async (request) => {
    const again = request.clone();
    const first = await send(request, await tokens.idToken());
    if (first.status !== 401) return first;
    const token = await tokens.idToken({ forceRefresh: true });
    const second = token ? await send(again, token) : first;
    if (second.status === 401) onSignedOut();
    return second;
  };
}

function send(request: Request, token: string | null): Promise<Response> {
  if (token) request.headers.set('Authorization', token);
  return fetch(request);
}

interface Kept {
  tag: string;
  body: string;
  headers: Headers;
}

const KEPT_AT_MOST = 20;

/** Answers that carry an ETag are kept, so whoever polls them is mostly sent an empty 304. */
function unlessUnchanged(sendOn: Send): Send {
  const kept = new Map<string, Kept>();
  return async (request) => {
    if (request.method !== 'GET') return sendOn(request);
    const before = kept.get(request.url);
    if (before) request.headers.set('If-None-Match', before.tag);
    const answer = await sendOn(request);
    if (answer.status === 304 && before) return new Response(before.body, before);
    const tag = answer.headers.get('ETag');
    if (!answer.ok || !tag) return answer;
    const body = await answer.text();
    kept.delete(request.url);
    kept.set(request.url, { tag, body, headers: answer.headers });
    const [oldest] = kept.keys();
    if (kept.size > KEPT_AT_MOST && oldest) kept.delete(oldest);
    return new Response(body, answer);
  };
}
