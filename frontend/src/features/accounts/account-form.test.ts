import { describe, expect, test } from 'vitest';

import { changeOf, draftOf, NEW_ACCOUNT, problemsOf, refusedBy } from './account-form';

const HUB = '111122223333';
const TARGET = {
  accountId: '444455556666',
  name: ' Payments ',
  regions: 'eu-west-1, eu-central-1 eu-west-1',
  roleArn: 'arn:aws:iam::444455556666:role/Recovery',
  externalId: '',
};

describe('the form of an account', () => {
  test('becomes a request without what was left empty', () => {
    expect(draftOf(TARGET)).toEqual({
      accountId: '444455556666',
      name: 'Payments',
      regions: ['eu-west-1', 'eu-central-1'],
      roleArn: 'arn:aws:iam::444455556666:role/Recovery',
      externalId: null,
    });
  });

  test('becomes a change of the version that was seen', () => {
    expect(changeOf(TARGET, 3)).toMatchObject({ name: 'Payments', version: 3 });
  });

  test('is in order', () => {
    expect(problemsOf(TARGET, HUB)).toEqual({});
  });

  test('of the hub needs no role', () => {
    expect(problemsOf({ ...TARGET, accountId: HUB, roleArn: '' }, HUB)).toEqual({});
  });

  test('of the hub can have no role', () => {
    expect(problemsOf({ ...TARGET, accountId: HUB }, HUB)).toHaveProperty('roleArn');
  });

  test('left empty, it asks for everything but the external id', () => {
    const wrong = problemsOf(NEW_ACCOUNT, HUB);

    expect(Object.keys(wrong).toSorted()).toEqual(['accountId', 'name', 'regions', 'roleArn']);
  });

  test.each([
    ['accountId', '1234', 'An account id has twelve digits.'],
    ['regions', 'Ireland', 'A Region looks like eu-west-1.'],
    ['roleArn', 'Recovery', 'The ARN of a role looks like arn:aws:iam::111122223333:role/Name.'],
    ['roleArn', 'arn:aws:iam::777788889999:role/Recovery', 'This role is of account 777788889999.'],
    ['externalId', 'no spaces', 'Only letters, digits and _+=,.@:/- here.'],
  ])('refuses %s %s', (field, value, words) => {
    expect(problemsOf({ ...TARGET, [field]: value }, HUB)).toHaveProperty(field, words);
  });

  test('shows what the API refused at the field where it was typed', () => {
    const problem = {
      title: 'Bad Request',
      status: 400,
      code: 'MALFORMED_REQUEST',
      detail: '',
      errors: [{ field: 'regions[1]', message: 'There is no such Region.' }],
    };

    expect(refusedBy(problem)).toEqual({ regions: 'There is no such Region.' });
  });
});
