/** The keys of a tree: where each leads, as the ARIA pattern for trees has it. */
import type { Row } from './rows';

export interface Move {
  /** The row to go to. */
  to?: number;
  /** The wave to open or close. */
  toggle?: number;
  /** The row to show in full. */
  show?: string;
}

const PAGE = 10;

/** Undefined: the key means nothing here, and is the browser's. */
export function moveOf(key: string, rows: readonly Row[], at: number): Move | undefined {
  const last = rows.length - 1;
  const row = rows[at];
  switch (key) {
    case 'ArrowDown':
      return { to: Math.min(at + 1, last) };
    case 'ArrowUp':
      return { to: Math.max(at - 1, 0) };
    case 'PageDown':
      return { to: Math.min(at + PAGE, last) };
    case 'PageUp':
      return { to: Math.max(at - PAGE, 0) };
    case 'Home':
      return { to: 0 };
    case 'End':
      return { to: last };
    case 'ArrowRight':
      return row && inward(row, at);
    case 'ArrowLeft':
      return row && outward(row, rows, at);
    case 'Enter':
    case ' ':
      return row && { show: row.id };
    default:
      return undefined;
  }
}

function inward(row: Row, at: number): Move {
  if (row.kind === 'SERVER') return {};
  return row.isOpen ? { to: at + 1 } : { toggle: row.wave.number };
}

function outward(row: Row, rows: readonly Row[], at: number): Move {
  if (row.kind === 'WAVE') return row.isOpen ? { toggle: row.wave.number } : {};
  return { to: rows.slice(0, at).findLastIndex(({ kind }) => kind === 'WAVE') };
}
