/** The REST API as the console reaches it, for what a journey takes for granted. */
import { createClient, createConfig } from '@/api/generated/client';
import type { Client } from '@/api/generated/client';

/** `token`: of whoever asks. Refusals are errors that say what was refused. */
export function connected(consoleUrl: string, token: string): Client {
  const client = createClient(
    createConfig({
      baseUrl: new URL('/api', consoleUrl).href,
      headers: { Authorization: token },
      throwOnError: true,
    }),
  );
  client.interceptors.error.use(
    (problem, _response, request) =>
      new Error(`${request?.method} ${request?.url}: ${JSON.stringify(problem)}`),
  );
  return client;
}
