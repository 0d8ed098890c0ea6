import { expect, test } from 'vitest';

import { instanceLink, sourceServerLink } from './aws-console';

const place = { accountId: '111122223333', region: 'eu-west-1' };

test('a thing is looked at in its own Region', () => {
  expect(instanceLink(place, 'i-12345678')).toBe(
    'https://eu-west-1.console.aws.amazon.com/ec2/home?region=eu-west-1#InstanceDetails:instanceId=i-12345678',
  );
  expect(sourceServerLink(place, 's-1')).toMatch(
    /\/drs\/home\?region=eu-west-1#\/sourceServers\/s-1$/,
  );
});

test('of other partitions nothing is guessed', () => {
  expect(instanceLink({ ...place, region: 'us-gov-west-1' }, 'i-12345678')).toBeUndefined();
});
