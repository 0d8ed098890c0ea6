/** What is wrong with a form, field by field: by our own rules, or by the API's answer. */
import type * as z from 'zod/mini';

import type { Problem } from '@/api/generated';

/** By path, like `name` or `waves[2].name`. */
export type FieldErrors = Readonly<Record<string, string>>;

export const NO_ERRORS: FieldErrors = {};

/** The first thing that is wrong with each field. */
export function fieldErrors(schema: z.ZodMiniType, value: unknown): FieldErrors {
  const read = schema.safeParse(value);
  if (read.success) return NO_ERRORS;
  return firstOfEach(
    read.error.issues.map((issue) => [pathText(issue.path), issue.message] as const),
  );
}

/** Of a refused request; what is about no field stays in the detail of the problem. */
export function refusedFields(problem: Problem | null): FieldErrors {
  return firstOfEach(
    (problem?.errors ?? []).map(({ field, message }) => [field, message] as const),
  );
}

export const hasErrors = (errors: FieldErrors): boolean => Object.keys(errors).length > 0;

function firstOfEach(found: (readonly [string, string])[]): FieldErrors {
  return Object.fromEntries(found.toReversed());
}

function pathText(path: PropertyKey[]): string {
  return path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('')
    .replace(/^\./, '');
}
