import { describe, expect, test } from 'vitest';

import { changesBetween } from './changes-model';

describe('a change', () => {
  test('is told field by field, without those that stayed', () => {
    const before = { name: 'Web', description: 'Old.', version: 1 };

    const changes = changesBetween(before, { ...before, description: 'New.', version: 2 });

    expect(changes).toEqual([{ field: 'Description', before: 'Old.', after: 'New.' }]);
  });

  test('reaches into settings, in words', () => {
    const before = { launchSettings: { copyTags: null, rightSizing: 'IN_AWS', privateIp: null } };
    const after = { launchSettings: { copyTags: false, rightSizing: 'BASIC', privateIp: null } };

    expect(changesBetween(before, after)).toEqual([
      { field: 'Launch settings › right sizing', before: 'In AWS', after: 'Basic' },
      { field: 'Launch settings › copy tags', before: undefined, after: 'No' },
    ]);
  });

  test('of waves is told by their names, wherever they stand', () => {
    const base = { name: 'Base', timeout: 'PT2H', dependsOn: [] };
    const web = { name: 'Web', timeout: 'PT2H', dependsOn: ['Base'] };

    const changes = changesBetween(
      { waves: [base, web] },
      { waves: [base, { ...base, name: 'Database' }, { ...web, timeout: 'PT30M' }] },
    );

    expect(changes).toContainEqual({
      field: 'Waves › order',
      before: 'Base, Web',
      after: 'Base, Database, Web',
    });
    expect(changes).toContainEqual({
      field: 'Waves › Web › timeout',
      before: '2 h',
      after: '30 min',
    });
    expect(changes.filter(({ field }) => field.startsWith('Waves › Base'))).toEqual([]);
  });

  test('of a long list is told by what came and what went', () => {
    const ids = ['s-1', 's-2', 's-3', 's-4', 's-5'];

    const changes = changesBetween({ serverIds: ids }, { serverIds: [...ids.slice(1), 's-6'] });

    expect(changes).toEqual([
      { field: 'Server ids', before: '5 in all', after: '5 in all; added: s-6; removed: s-1' },
    ]);
  });

  test('of the order of a long list says just that', () => {
    const ids = ['s-1', 's-2', 's-3', 's-4', 's-5'];

    const [change] = changesBetween({ serverIds: ids }, { serverIds: ids.toReversed() });

    expect(change?.after).toBe('5 in all; in another order');
  });

  test('keeps the names of tags and servers as they are', () => {
    const after = { selection: { kind: 'TAGS', tags: { CostCenter: 'x' } } };

    expect(changesBetween(null, after).map(({ field }) => field)).toEqual([
      'Selection › kind',
      'Selection › tags › CostCenter',
    ]);
  });

  test('that created something shows all that is set in it', () => {
    const after = { name: 'Web', description: '', objectives: { rto: 'PT4H', rpo: null } };

    expect(changesBetween(null, after)).toEqual([
      { field: 'Name', before: undefined, after: 'Web' },
      { field: 'Objectives › RTO', before: undefined, after: '4 h' },
    ]);
  });
});
