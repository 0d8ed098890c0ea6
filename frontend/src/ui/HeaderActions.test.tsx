import Button from '@cloudscape-design/components/button';
import { screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';

import { renderPage } from '@test/render';

import { HeaderActions } from './HeaderActions';

const query = { dataUpdatedAt: 0, failureCount: 0, error: null };

const shown = () => {
  renderPage(() => (
    <HeaderActions query={query}>
      <Button>Delete</Button>
      <Button>Edit</Button>
      <Button variant="primary">Start</Button>
    </HeaderActions>
  ));
  return screen.getAllByRole('button').map(({ textContent }) => textContent);
};

afterEach(() => vi.unstubAllGlobals());

test('the most important action ends the line of a wide page', () => {
  expect(shown()).toEqual(['Delete', 'Edit', 'Start']);
});

test('the most important action comes first on a phone', () => {
  vi.stubGlobal('matchMedia', () => ({
    matches: true,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }));

  expect(shown()).toEqual(['Start', 'Edit', 'Delete']);
});
