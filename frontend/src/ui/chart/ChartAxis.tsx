import './chart.css';

import { AXIS_HEIGHT } from './sizes';
import { textWidth } from './text-place';

export interface AxisTick {
  x: number;
  text: string;
}

interface Props {
  /** What the ticks count. */
  title: string;
  ticks: readonly AxisTick[];
  width: number;
  nameWidth: number;
}

const GAP = 4;

/** The ticks along the top of a chart, and their lines through all its rows. */
export function ChartAxis({ title, ticks, width, nameWidth }: Props) {
  return (
    <>
      <div className="dr-axis" aria-hidden="true">
        <div className="dr-axis-corner" style={{ inlineSize: nameWidth }}>
          {title}
        </div>
        <svg width={width} height={AXIS_HEIGHT}>
          {ticks.map((tick) => (
            <TickText key={tick.x} {...tick} width={width} />
          ))}
        </svg>
      </div>
      <svg
        className="dr-grid"
        width={width}
        style={{ insetInlineStart: nameWidth }}
        aria-hidden="true"
      >
        {ticks.map(({ x }) => (
          <line key={x} x1={x} x2={x} y1="0" y2="100%" />
        ))}
      </svg>
    </>
  );
}

/** Right of its line, and left of it where the chart ends. */
function TickText({ x, text, width }: AxisTick & { width: number }) {
  const isCut = x + GAP + textWidth(text) > width;
  return (
    <text
      className="dr-axis-text"
      x={isCut ? x - GAP : x + GAP}
      y={20}
      textAnchor={isCut ? 'end' : 'start'}
    >
      {text}
    </text>
  );
}
