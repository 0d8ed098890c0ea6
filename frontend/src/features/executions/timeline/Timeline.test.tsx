import { screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, test, vi } from 'vitest';

import { anExecution, aPrediction, aServer, aWave, minutes } from '@test/executions';
import { renderPage } from '@test/render';

import { TimelineSection } from './TimelineSection';

const onShow = vi.fn();
const view = anExecution({
  waves: [
    aWave({ status: 'LAUNCHING', startedAt: minutes(0), serversByStatus: { LAUNCHING: 1 } }),
    aWave({ number: 2, name: 'Web' }),
  ],
  servers: [
    aServer({ status: 'LAUNCHING', launchingSince: minutes(0) }),
    aServer({ serverId: 's-0000000000000web1', hostname: 'web-1', wave: 2 }),
  ],
});

function Section() {
  return (
    <TimelineSection
      waves={view.waves}
      servers={view.servers}
      startedAt={view.startedAt}
      endedAt={minutes(30)}
      prediction={aPrediction()}
      chosenId="2"
      onShow={onShow}
    />
  );
}

const rows = () => screen.getAllByRole('treeitem');
const tree = () => screen.getByRole('tree', { name: 'Waves and servers over time' });

beforeEach(() => onShow.mockClear());

describe('the timeline', () => {
  test('has a row for each wave and server, in words', () => {
    renderPage(Section);

    expect(rows().map((row) => row.getAttribute('aria-label'))).toEqual([
      expect.stringMatching(/^Wave 1, Database: Launching.*On the critical path$/),
      expect.stringMatching(/^Server db-1: Launching/),
      expect.stringMatching(/^Wave 2, Web: Waiting/),
      expect.stringMatching(/^Server web-1: Waiting/),
    ]);
    expect(rows()[2]).toHaveAttribute('aria-selected', 'true');
  });

  test('is gone through with the keyboard', async () => {
    const { user } = renderPage(Section);
    tree().focus();

    await user.keyboard('{ArrowDown}{ArrowDown}{ArrowLeft}');

    expect(screen.queryByRole('treeitem', { name: /web-1/ })).not.toBeInTheDocument();
    expect(tree()).toHaveAttribute('aria-activedescendant', rows()[2]?.id);
    await user.keyboard('{Enter}');
    expect(onShow).toHaveBeenCalledExactlyOnceWith('2');
  });

  test('shows the row that is clicked, and closes a wave at its mark', async () => {
    const { user } = renderPage(Section);
    const [wave, server] = rows() as [HTMLElement, HTMLElement];

    await user.click(server);
    const mark = wave.querySelector('[data-toggle]');
    if (mark) await user.click(mark);

    expect(onShow).toHaveBeenCalledExactlyOnceWith('s-00000000000000db1');
    expect(rows()).toHaveLength(3);
  });

  test('is drawn wider when somebody asks for it', async () => {
    const { user, container, router } = renderPage(Section);
    const widthOf = () => Number(container.querySelector('.dr-lane')?.getAttribute('width'));
    const before = widthOf();

    await user.click(screen.getByRole('button', { name: '×4' }));

    expect(widthOf()).toBe(before * 4);
    expect(router.state.location.search).toBe('?zoom=4');
  });

  test('is also a table with the same facts', async () => {
    const { user } = renderPage(Section);

    await user.click(screen.getByRole('button', { name: 'Table' }));

    const table = within(
      await screen.findByRole('treegrid', { name: 'Waves and servers over time' }),
    );
    expect(
      table.getByRole('row', {
        name: /1\. Database\s*On the critical path Launching 2025-11-30 12:00:00 UTC/,
      }),
    ).toBeInTheDocument();
    await user.click(table.getByRole('button', { name: 'web-1' }));
    expect(onShow).toHaveBeenCalledExactlyOnceWith('s-0000000000000web1');
  });
});
