import { describe, expect, test } from 'vitest';

import type { Imported, ImportReport } from '@/api/generated';
import { zImportConfigurationResponse } from '@/api/generated/zod.gen';
import { exampleOf } from '@test/examples';

import { changesIn, outcomeStatus, summaryOf, worstFirst } from './report-model';

const unchanged = exampleOf('importConfiguration', zImportConfigurationResponse);
const withCounts = (counts: ImportReport['counts'], isDryRun = true): ImportReport => ({
  ...unchanged,
  isDryRun,
  counts,
});

describe('the report of an import', () => {
  test.each<[ImportReport, string]>([
    [unchanged, 'Nothing differs from what is here.'],
    [withCounts({ CREATED: 2, UPDATED: 1 }), '3 things would be changed.'],
    [withCounts({ CREATED: 1 }, false), '1 thing changed.'],
    [withCounts({ CREATED: 1, REFUSED: 1 }, false), '1 thing changed; 1 was refused.'],
    [
      withCounts({ CREATED: 50, POSTPONED: 2 }),
      '50 things would be changed; 2 would wait for the next import.',
    ],
  ])('is told in a sentence', (report, text) => {
    expect(summaryOf(report).text).toBe(text);
  });

  test('says what would be while it is a trial, and what is afterwards', () => {
    expect(outcomeStatus('CREATED', withCounts({})).text).toBe('Would be created');
    expect(outcomeStatus('CREATED', withCounts({}, false)).text).toBe('Created');
  });

  test('shows first what somebody has to look at', () => {
    const [entity] = unchanged.entities as [Imported];
    const refused: Imported = { ...entity, name: 'Web', outcome: 'REFUSED' };

    const [first] = worstFirst({ ...unchanged, entities: [entity, refused] });

    expect(first).toBe(refused);
  });

  test('counts only what changes something', () => {
    expect(changesIn(withCounts({ CREATED: 1, UPDATED: 2, UNCHANGED: 7, REFUSED: 4 }))).toBe(3);
  });
});
