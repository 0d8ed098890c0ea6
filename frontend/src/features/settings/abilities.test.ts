import { expect, test } from 'vitest';

import { administrator, viewer } from '@test/render';

import { abilitiesOf } from './abilities';

test('an administrator may do everything', () => {
  expect(abilitiesOf(administrator).filter(({ isAllowed }) => !isAllowed)).toEqual([]);
});

test('a viewer may look', () => {
  const allowed = abilitiesOf(viewer).filter(({ isAllowed }) => isAllowed);

  expect(allowed.map(({ text }) => text)).toEqual(['Look at everything, validate and rehearse']);
});

test('whoever may start drills may not yet start recoveries', () => {
  const operator = { ...viewer, operations: [...viewer.operations, 'startExecution'] };

  const allowed = abilitiesOf(operator).filter(({ isAllowed }) => isAllowed);

  expect(allowed.map(({ text }) => text)).toContain('Start drills');
  expect(allowed.map(({ text }) => text)).not.toContain('Start real recoveries');
});
