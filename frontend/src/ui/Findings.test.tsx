import { screen } from '@testing-library/react';
import { describe, expect, test } from 'vitest';

import type { Finding } from '@/api/generated';
import { expectAccessible } from '@test/accessible';
import { renderPage } from '@test/render';

import { Findings } from './Findings';

const doomed = (number: number): Finding => ({
  code: 'DRILL_INSTANCE_WOULD_BE_DESTROYED',
  severity: 'WARNING',
  thing: `s-${String(number).padStart(17, '0')}`,
  fact: `DRS will delete drill instance i-${number}.`,
  fix: 'Save what you need from that instance.',
  wave: number % 2 === 0 ? 'Database' : 'Web',
});

const show = (count: number) =>
  renderPage(() => (
    <Findings
      findings={Array.from({ length: count }, (_none, index) => doomed(index))}
      waves={['Database', 'Web']}
    />
  ));

describe('findings of one kind', () => {
  test('are one line that says how many servers, which waves, and the fix', async () => {
    const { container } = show(300);

    expect(screen.getByText(/^300 servers: DRS will delete/)).toBeInTheDocument();
    expect(container).toHaveTextContent('Warning, waves Database, Web');
    expect(screen.getAllByText('Save what you need from that instance.')).toHaveLength(1);
    expect(screen.queryAllByRole('listitem')).toEqual([]);
    await expectAccessible(container);
  });

  test('are opened in pieces, each with its link', async () => {
    const { user } = show(300);

    await user.click(screen.getByRole('button', { name: 'The 300 findings' }));

    expect(screen.getAllByRole('link', { name: 'Show the server' })).toHaveLength(20);

    await user.click(screen.getByRole('button', { name: 'Show all 300' }));

    expect(screen.getAllByRole('link', { name: 'Show the server' })).toHaveLength(300);
  });

  test('are open from the beginning where they are few', () => {
    show(3);

    expect(screen.getAllByRole('listitem')).toHaveLength(3);
  });

  test('of which there is only one are told in its own words', () => {
    show(1);

    expect(screen.getByText('DRS will delete drill instance i-0.')).toBeInTheDocument();
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
  });
});
