import { expect, test } from 'vitest';
import * as z from 'zod/mini';

import { fieldErrors, refusedFields } from './form';

const Plan = z.object({
  waves: z.array(z.object({ name: z.string().check(z.minLength(1, 'Name it.')) })),
});

test('errors are found by the path that the API uses, too', () => {
  const ours = fieldErrors(Plan, { waves: [{ name: 'Base' }, { name: '' }] });
  const theirs = refusedFields({
    title: 'Bad Request',
    status: 400,
    code: 'MALFORMED_REQUEST',
    detail: '',
    errors: [{ field: 'waves[1].name', message: 'Name it.' }],
  });

  expect(ours).toEqual({ 'waves[1].name': 'Name it.' });
  expect(theirs).toEqual(ours);
});

test('of several errors of a field the first is shown', () => {
  const Name = z.object({
    name: z.string().check(z.minLength(3, 'Too short.'), z.regex(/^a/, 'No a.')),
  });

  expect(fieldErrors(Name, { name: 'b' })).toEqual({ name: 'Too short.' });
});
