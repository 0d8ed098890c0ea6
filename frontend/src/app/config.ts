/** What a deployment tells the console before it starts: `/config.json`, read anew each time. */
import * as z from 'zod/mini';

const ConfigDocument = z.object({
  environment: z.string().check(z.minLength(1)),
  region: z.string().check(z.regex(/^[a-z]{2}(-[a-z]+)+-\d$/)),
  apiBaseUrl: z.string().check(z.minLength(1)),
  auth: z.object({
    userPoolId: z.string().check(z.regex(/^[\w-]+_[0-9A-Za-z]+$/)),
    userPoolClientId: z.string().check(z.minLength(1)),
    userPoolEndpoint: z.optional(z.url()),
  }),
});

export type Config = z.infer<typeof ConfigDocument>;

/** Its message is for whoever has deployed the console. */
export class ConfigUnusable extends Error {}

export async function loadConfig(page: URL = new URL(window.location.href)): Promise<Config> {
  const answer = await fetch('/config.json', { cache: 'no-store' });
  if (!answer.ok) throw new ConfigUnusable(`/config.json was answered with ${answer.status}.`);
  const document: unknown = await answer.json().catch(() => {
    throw new ConfigUnusable('/config.json is not JSON.');
  });
  return configOf(document, page);
}

export function configOf(document: unknown, page: URL): Config {
  const read = ConfigDocument.safeParse(document);
  if (!read.success) {
    const fields = read.error.issues.map((issue) => issue.path.join('.') || 'the document');
    throw new ConfigUnusable(`/config.json is incomplete or wrong: ${fields.join(', ')}.`);
  }
  refuseForeignEndpoint(read.data, page);
  return read.data;
}

/** Whoever could point sign-in elsewhere would be sent passwords' proofs and tokens. */
function refuseForeignEndpoint(config: Config, page: URL): void {
  const endpoint = config.auth.userPoolEndpoint;
  if (!endpoint || (isLoopback(new URL(endpoint)) && isLoopback(page))) return;
  throw new ConfigUnusable(
    `/config.json sends sign-in to ${endpoint}. That is allowed only on one's own machine.`,
  );
}

function isLoopback({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);
}
