import { describe, expect, test } from 'vitest';

import type { Parameter } from './parameter-filter';
import { labelOf, tokensOf, understood, valuesOf } from './parameter-filter';

const readiness: Parameter<'readiness' | 'accountId' | 'text'> = {
  name: 'readiness',
  label: 'Readiness',
  options: [{ value: 'READY', label: 'Ready' }],
};
const account: typeof readiness = {
  name: 'accountId',
  label: 'Account',
  options: [],
  isOpen: true,
};
const PARAMETERS = [readiness, account];

describe('a filter of parameters', () => {
  test('reads the same after it was shown', () => {
    const values = { readiness: 'READY', accountId: '111122223333', text: 'web' };

    const tokens = tokensOf(values, PARAMETERS, 'text');

    expect(tokens).toHaveLength(3);
    expect(valuesOf(tokens, PARAMETERS, 'text')).toEqual(values);
  });

  test('takes the last value of each parameter', () => {
    const tokens = ['web', 'db'].map((value) => ({ operator: ':' as const, value }));

    expect(valuesOf(tokens, PARAMETERS, 'text')).toEqual({ text: 'db' });
  });

  test('knows no other parameters, and no empty values', () => {
    const tokens = [
      { propertyKey: 'colour', operator: '=' as const, value: 'red' },
      { operator: ':' as const, value: '  ' },
    ];

    expect(valuesOf(tokens, PARAMETERS, 'text')).toEqual({});
  });

  test('does not ask for what an address has made up', () => {
    const values = { readiness: 'MAYBE', accountId: '444455556666' };

    expect(understood(values, PARAMETERS)).toEqual({ accountId: '444455556666' });
  });

  test('shows words where there are some', () => {
    expect(labelOf(readiness, 'READY')).toBe('Ready');
    expect(labelOf(account, '111122223333')).toBe('111122223333');
  });
});
