import { describe, expect, test } from 'vitest';

import { placeOfField, placeOfRepair } from './form-place';
import { newWave } from './plan-form';

const waves = [newWave('4'), newWave('9')];

describe('the place of', () => {
  test.each([
    ['name', { wave: undefined, part: 'wave' }],
    ['objectives.rto', { wave: undefined, part: 'wave' }],
    ['waves[1].name', { wave: '9', part: 'wave' }],
    ['waves[1].dependsOn[0]', { wave: '9', part: 'wave' }],
    ['waves[0].approval.timeout', { wave: '4', part: 'approval' }],
    ['waves[0].checks[2].document', { wave: '4', part: 'checks' }],
    ['waves[1].actionsAfter[0].retries', { wave: '9', part: 'actions' }],
    ['waves[1].threshold.percent', { wave: '9', part: 'failure' }],
    ['waves[1].timeout', { wave: '9', part: 'failure' }],
  ])('the field %s', (path, place) => {
    expect(placeOfField(path, waves)).toEqual(place);
  });

  test('a finding about a wave is its part of the form', () => {
    expect(placeOfRepair({ kind: 'WAVE', index: 1, part: 'checks' }, waves)).toEqual({
      wave: '9',
      part: 'checks',
    });
  });

  test('a finding about something else is no part of the form', () => {
    expect(placeOfRepair({ kind: 'PAGE', to: '/quotas', text: '' }, waves)).toBeUndefined();
  });
});
