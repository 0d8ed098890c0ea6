import { describe, expect, test } from 'vitest';

import { ConfigUnusable, configOf } from './config';

const LOCAL = new URL('http://127.0.0.1:4566/');
const DEPLOYED = new URL('https://console.example.com/');
const document = {
  environment: 'prod',
  region: 'eu-west-1',
  apiBaseUrl: '/api',
  auth: { userPoolId: 'eu-west-1_AbC', userPoolClientId: 'client' },
};
const withEndpoint = (userPoolEndpoint: string) => ({
  ...document,
  auth: { ...document.auth, userPoolEndpoint },
});

describe('the configuration', () => {
  test('of a deployment is taken as it is', () => {
    expect(configOf(document, DEPLOYED)).toEqual(document);
  });

  test('that lacks something names it', () => {
    const incomplete = { ...document, region: undefined };

    expect(() => configOf(incomplete, DEPLOYED)).toThrow('wrong: region.');
  });

  test('may send sign-in elsewhere on one machine', () => {
    const config = configOf(withEndpoint('http://127.0.0.1:4566'), LOCAL);

    expect(config.auth.userPoolEndpoint).toBe('http://127.0.0.1:4566');
  });

  test.each([
    ['http://127.0.0.1:4566', DEPLOYED],
    ['https://cognito.example.com', LOCAL],
    ['https://127.0.0.1.example.com', LOCAL],
  ])('never sends it to %s from %s', (endpoint, page) => {
    expect(() => configOf(withEndpoint(endpoint), page)).toThrow(ConfigUnusable);
  });
});
