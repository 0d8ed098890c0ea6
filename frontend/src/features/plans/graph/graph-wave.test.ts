import { expect, test } from 'vitest';

import type { GraphWave } from './graph-wave';
import { contentText, spokenWave } from './graph-wave';

const base: GraphWave = { key: '1', number: 1, name: 'Base', text: '1 group', dependsOn: [] };
const web: GraphWave = {
  key: '2',
  number: 2,
  name: 'Web',
  text: 'approval, 2 groups',
  dependsOn: ['1'],
  trouble: { type: 'stopped', text: 'Forbids a start' },
};

test('a wave says in a few words what it does', () => {
  const everything = { groups: 2, checks: 3, actions: 1, needsApproval: true };

  expect(contentText(everything)).toBe('approval, 2 groups, 3 checks, 1 action');
  expect(contentText({ groups: 0, checks: 0, actions: 0, needsApproval: false })).toBe('no groups');
});

test('a wave is read out with what it waits for, and what is wrong with it', () => {
  expect(spokenWave(base, [base, web])).toBe('1 Base, 1 group, waits for no other wave');
  expect(spokenWave(web, [base, web])).toBe(
    '2 Web, approval, 2 groups, Forbids a start, waits for Base',
  );
});
