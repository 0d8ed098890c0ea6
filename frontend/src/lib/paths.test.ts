import { expect, test } from 'vitest';

import { serverKey, serverOf, serverPath, serversPath } from './paths';

const web = {
  serverId: 's-1111111111111web1',
  location: { accountId: '111122223333', region: 'eu-west-1' },
};

test('a server is found again by what the address says of it', () => {
  const { searchParams } = new URL(serverPath(web), 'http://localhost');

  expect(serverOf(searchParams.get('server') ?? '')).toEqual(web);
  expect(searchParams.get('text')).toBe(web.serverId);
});

test('an address that names no server opens none', () => {
  expect(serverOf(undefined)).toBeUndefined();
  expect(serverOf(`${serverKey(web)}/..`)).toBeUndefined();
});

test('all servers need no filter', () => {
  expect(serversPath({})).toBe('/servers');
  expect(serversPath({ readiness: 'READY' })).toBe('/servers?readiness=READY');
});
