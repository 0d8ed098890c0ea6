import Icon from '@cloudscape-design/components/icon';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { memo } from 'react';

import { formatTime } from '@/lib/format';
import { useZone } from '@/lib/preferences';
import type { Scale } from '@/lib/time-axis';
import { ROW_HEIGHT } from '@/ui/chart/sizes';
import { serverStatus, waveStatus } from '@/ui/status';

import { Lane } from './Lane';
import { isCritical, nameOf, rowLabel } from './row-words';
import type { Row } from './rows';

export type RowProps = Row & {
  index: number;
  scale: Scale;
  nameWidth: number;
  /** Where the keyboard is. */
  isActive: boolean;
  /** Shown in the split panel. */
  isChosen: boolean;
};

export const rowElementId = (id: string): string => `timeline-row-${id}`;

/** Its properties are what it shows, piece by piece: an unchanged row is not rendered again. */
export const TimelineRow = memo(function TimelineRow(row: RowProps) {
  const [zone] = useZone();
  const isWave = row.kind === 'WAVE';
  const look = [
    'dr-row',
    isWave ? 'dr-row-wave' : '',
    row.isActive ? 'dr-row-active' : '',
    row.isChosen ? 'dr-row-chosen' : '',
  ];
  return (
    <div
      role="treeitem"
      id={rowElementId(row.id)}
      data-row={row.id}
      aria-level={isWave ? 1 : 2}
      aria-posinset={row.position}
      aria-setsize={row.count}
      {...(isWave ? { 'aria-expanded': row.isOpen } : {})}
      aria-selected={row.isChosen}
      aria-label={rowLabel(row, (moment) => formatTime(moment, zone))}
      className={look.filter(Boolean).join(' ')}
      style={{ insetBlockStart: row.index * ROW_HEIGHT, blockSize: ROW_HEIGHT }}
    >
      <div className="dr-row-name" style={{ inlineSize: row.nameWidth }} aria-hidden="true">
        {isWave && (
          <span className="dr-row-caret" data-toggle>
            <Icon name={row.isOpen ? 'caret-down-filled' : 'caret-right-filled'} />
          </span>
        )}
        <StatusIndicator type={shownOf(row).type} />
        <span className="dr-row-title" title={nameOf(row)}>
          {nameOf(row)}
        </span>
        {isCritical(row) && <span className="dr-row-critical">critical</span>}
      </div>
      <Lane row={row} scale={row.scale} />
    </div>
  );
});

const shownOf = (row: Row) =>
  row.kind === 'WAVE'
    ? waveStatus(row.wave.status)
    : serverStatus(row.server.status, row.server.phase);
