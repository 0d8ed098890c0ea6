import { useNow } from '@/lib/clock';

import type { Bar } from './bars';
import { barsOfServer, barsOfWave } from './bars';
import { barText, isCritical } from './row-words';
import type { Row } from './rows';
import type { Scale } from './scale';
import { xOf } from './scale';
import { ROW_HEIGHT } from './visible-rows';

interface Props {
  row: Row;
  scale: Scale;
}

const HEIGHT = 18;
const OUTLINE_HEIGHT = 26;
const THINNEST = 3;
const TEXT_GAP = 6;
const TEXT_ROOM = 150;

const middle = (height: number) => (ROW_HEIGHT - height) / 2;

/** One row of the chart: the predicted outline behind, what really happened before it. */
export function Lane({ row, scale }: Props) {
  const bars = row.kind === 'WAVE' ? barsOfWave(row.wave) : barsOfServer(row.server, row.jobs);
  const predicted = predictedOf(row);
  return (
    <svg className="dr-lane" width={scale.width} height={ROW_HEIGHT} aria-hidden="true">
      {predicted && (
        <rect
          className={isCritical(row) ? 'dr-predicted dr-predicted-critical' : 'dr-predicted'}
          y={middle(OUTLINE_HEIGHT)}
          height={OUTLINE_HEIGHT}
          rx={3}
          {...between(scale, predicted.from, predicted.to)}
        />
      )}
      {bars.map((bar, stage) => (
        <RealBar key={stage} bar={bar} scale={scale} />
      ))}
      <LaneText text={barText(row)} at={bars[0]?.from ?? predicted?.from} scale={scale} />
    </svg>
  );
}

function RealBar({ bar, scale }: { bar: Bar; scale: Scale }) {
  if (bar.to === null) return <GrowingBar bar={bar} scale={scale} />;
  return <DrawnBar bar={bar} to={bar.to} scale={scale} />;
}

/** The only part of a row that moves by itself. */
function GrowingBar({ bar, scale }: { bar: Bar; scale: Scale }) {
  return <DrawnBar bar={bar} to={useNow()} scale={scale} />;
}

function DrawnBar({ bar, to, scale }: { bar: Bar; to: number; scale: Scale }) {
  return (
    <rect
      className={`dr-bar dr-bar-${bar.tone}`}
      y={middle(HEIGHT)}
      height={HEIGHT}
      rx={2}
      {...between(scale, bar.from, to)}
    />
  );
}

/** Begins in its bar and may go on behind it; near the right end it stands before the bar. */
function LaneText({ text, at, scale }: { text: string; at: number | undefined; scale: Scale }) {
  const x = at === undefined ? 0 : xOf(scale, at);
  const isLate = x > scale.width - TEXT_ROOM && x > TEXT_ROOM;
  return (
    <text
      className="dr-lane-text"
      x={isLate ? x - TEXT_GAP : x + TEXT_GAP}
      y={ROW_HEIGHT / 2}
      textAnchor={isLate ? 'end' : 'start'}
    >
      {text}
    </text>
  );
}

function predictedOf(row: Row): { from: number; to: number } | undefined {
  if (!row.predicted) return undefined;
  const end = row.kind === 'WAVE' ? row.predicted.endsAt : row.predicted.healthyAt;
  return { from: Date.parse(row.predicted.startsAt), to: Date.parse(end) };
}

function between(scale: Scale, from: number, to: number): { x: number; width: number } {
  const x = xOf(scale, from);
  return { x, width: Math.max(xOf(scale, to) - x, THINNEST) };
}
