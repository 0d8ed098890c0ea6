/** Sets the generated client up: where the API is, who asks, and what an error is. */
import { apiErrorOf } from './api-error';
import { client } from './generated/client.gen';
import type { Tokens } from './transport';
import { transport } from './transport';

export interface Connection {
  baseUrl: string;
  tokens: Tokens;
  onSignedOut: () => void;
}

export function connectApi({ baseUrl, tokens, onSignedOut }: Connection): void {
  const send = transport(tokens, onSignedOut);
  client.setConfig({
    baseUrl,
    throwOnError: true,
    fetch: (request) => send(new Request(request)),
  });
  client.interceptors.error.clear();
  client.interceptors.error.use(apiErrorOf);
}
