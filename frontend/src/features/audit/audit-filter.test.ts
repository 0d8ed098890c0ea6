import { describe, expect, test } from 'vitest';

import type { AuditRecord } from '@/api/generated';
import { zListAuditResponse } from '@/api/generated/zod.gen';
import { exampleOf } from '@test/examples';

import { parametersOf, queryOf } from './audit-filter';
import { deedOf, pictureTitle } from './audit-words';

const [record] = exampleOf('listAudit', zListAuditResponse).items as [AuditRecord];

describe('the filter of the audit', () => {
  test.each([
    ['g-2', 'GROUP'],
    ['p-1', 'PLAN'],
    ['e-1', 'EXECUTION'],
    ['111122223333', 'ACCOUNT'],
  ])('states the kind of %s, as the API wants it', (entityId, kind) => {
    expect(queryOf({ entityId })).toEqual({ kind, entityId });
  });

  test('asks for no kind that there is not', () => {
    expect(queryOf({ kind: 'COLOUR', userId: 'u-ada' })).toEqual({ userId: 'u-ada' });
  });

  test('offers the people and things that were seen, each once', () => {
    const [, things, people] = parametersOf([record, { ...record, auditId: 'a-6' }]);

    expect(things?.options).toEqual([{ value: 'g-2', label: 'Web' }]);
    expect(people?.options).toEqual([{ value: 'u-ada', label: 'Ada' }]);
  });
});

describe('a record', () => {
  test('says what was done', () => {
    expect(deedOf(record)).toBe('Changed the group');
    expect(deedOf({ ...record, operation: 'importConfiguration', before: null })).toBe(
      'Imported the group',
    );
    expect(deedOf({ ...record, operation: 'paintGroup' })).toBe('paintGroup');
  });

  test.each<[Partial<AuditRecord>, string]>([
    [{}, 'What has changed'],
    [{ before: null }, 'As it was created'],
    [{ after: null }, 'As it was before it went'],
    [{ kind: 'EXECUTION', before: null }, 'What was asked for'],
  ])('with %o shows: %s', (changes, title) => {
    expect(pictureTitle({ ...record, ...changes })).toBe(title);
  });
});
