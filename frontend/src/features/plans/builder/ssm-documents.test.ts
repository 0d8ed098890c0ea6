import { readFileSync, readdirSync } from 'node:fs';

import { expect, test } from 'vitest';

import { broughtDocuments, markerOf } from './ssm-documents';

const FOLDER = '../ssm-documents';

test('the product brings along what the form offers, and each prints its marker', () => {
  const offered = broughtDocuments('test').map(({ document, marker }) => ({
    file: `${document.replace('recovery-test-', '')}.yaml`,
    marker,
  }));
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.yaml'));

  expect(offered.map(({ file }) => file).toSorted()).toEqual(files.toSorted());
  for (const { file, marker } of offered) {
    expect(readFileSync(`${FOLDER}/${file}`, 'utf8')).toContain(marker);
  }
});

test('no marker is made up for a document of somebody else', () => {
  expect(markerOf('AWS-RunShellScript', 'test')).toBeUndefined();
});
