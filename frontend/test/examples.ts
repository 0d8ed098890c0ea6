/** Answers that the real API has given, as docs/api-examples.json has them, checked against its schema. */
import { readFileSync } from 'node:fs';

import type * as z from 'zod/mini';

interface Example {
  answer: unknown;
}

const examples = JSON.parse(readFileSync('../docs/api-examples.json', 'utf8')) as Record<
  string,
  Example
>;

/** `exampleOf('listAccounts', zListAccountsResponse)` */
export function exampleOf<T>(operation: string, schema: z.ZodMiniType<T>): T {
  return schema.parse(examples[operation]?.answer);
}
