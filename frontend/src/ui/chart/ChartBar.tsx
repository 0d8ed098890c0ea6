import './chart.css';

import { ROW_HEIGHT } from './sizes';
import type { Place, Span } from './text-place';

export type Tone = 'busy' | 'good' | 'warning' | 'bad' | 'quiet' | 'idle';

const HEIGHT = 18;
const FRAME_HEIGHT = 26;
const THINNEST = 3;

const middle = (height: number) => (ROW_HEIGHT - height) / 2;
const across = ({ from, to }: Span) => ({ x: from, width: Math.max(to - from, THINNEST) });

/** What happens, or is to happen, from pixel to pixel. */
export function ChartBar({ tone, ...shape }: Span & { tone: Tone }) {
  return (
    <rect
      className={`dr-bar dr-bar-${tone}`}
      y={middle(HEIGHT)}
      height={HEIGHT}
      rx={2}
      {...across(shape)}
    />
  );
}

/** Around bars: what was predicted, and what the end of everything depends on. */
export function ChartFrame({ isCritical, ...shape }: Span & { isCritical: boolean }) {
  return (
    <rect
      className={isCritical ? 'dr-frame dr-frame-critical' : 'dr-frame'}
      y={middle(FRAME_HEIGHT)}
      height={FRAME_HEIGHT}
      rx={3}
      {...across(shape)}
    />
  );
}

export function ChartText({ place }: { place: Place }) {
  return (
    <text
      className={place.isInside ? 'dr-lane-text' : 'dr-lane-text dr-lane-text-beside'}
      x={place.x}
      y={ROW_HEIGHT / 2}
      textAnchor={place.anchor}
    >
      {place.text}
    </text>
  );
}
