import { describe, expect, test } from 'vitest';

import { readDocument } from './document-model';

const whyOf = (text: string) => {
  const read = readDocument(text);
  return read.kind === 'WRONG' ? read.why : read.kind;
};

describe('a document', () => {
  test('says what is in it', () => {
    const read = readDocument('{"groups": [{}], "plans": [{}, {}]}');

    expect(read).toMatchObject({ kind: 'DOCUMENT', text: '0 accounts, 1 group, 2 plans' });
  });

  test('that nobody has chosen yet is not wrong', () => {
    expect(whyOf(' \n')).toBe('EMPTY');
  });

  test('that is no JSON is refused with the place', () => {
    expect(whyOf('{"groups": [}')).toMatch(/^It is not JSON: /);
  });

  test.each(['[]', '17', '{"colour": "red"}', '{"groups": {}}'])('%s is none', (text) => {
    expect(whyOf(text)).toMatch(/neither accounts nor groups nor plans/);
  });

  test('that the API would not take is not sent', () => {
    expect(whyOf(`{"groups": ["${'x'.repeat(1_000_001)}"]}`)).toMatch(/more than a million/);
  });
});
