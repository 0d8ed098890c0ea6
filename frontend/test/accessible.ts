/** What axe finds without drawing: names, roles, structure. Contrast is for the journeys. */
import { act } from '@testing-library/react';
import axe from 'axe-core';
import { expect } from 'vitest';

export async function expectAccessible(container: Element): Promise<void> {
  const { violations } = await act(() =>
    axe.run(container, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
      rules: { 'color-contrast': { enabled: false } },
    }),
  );
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}
