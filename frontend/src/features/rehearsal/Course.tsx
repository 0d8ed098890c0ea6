import './rehearsal.css';

import { useRef } from 'react';

import type { Timeline } from '@/api/generated';
import { formatDuration } from '@/lib/duration';
import type { Scale } from '@/lib/time-axis';
import { partsIn, ticksOf, xOf } from '@/lib/time-axis';
import { ChartAxis } from '@/ui/chart/ChartAxis';
import { laneWidthOf, nameWidthOf } from '@/ui/chart/sizes';
import { useViewport } from '@/ui/chart/use-viewport';

import { CourseLane } from './CourseLane';
import { MarkLines, MarkNames } from './CourseMarks';
import type { WaveRow } from './timeline-model';
import { axisOf, marksOf, waveName, waveRows } from './timeline-model';

interface Props {
  timeline: Timeline;
  rto: string | null;
}

/** The predicted course, drawn: one row for each wave. The tables beside it say the same. */
export function Course({ timeline, rto }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const { width } = useViewport(frame);
  const nameWidth = nameWidthOf(width);
  const marks = marksOf(timeline, rto);
  const scale: Scale = { ...axisOf(timeline, marks), width: laneWidthOf(width) };
  const markXs = marks.map(({ at }) => xOf(scale, at));
  return (
    <div
      ref={frame}
      className="dr-chart"
      role="img"
      {...(scale.width > width - nameWidth ? { tabIndex: 0 } : {})}
      aria-label="The predicted course of the waves. The tables beside it say the same in words."
    >
      <div className="dr-chart-plane" style={{ inlineSize: nameWidth + scale.width }}>
        <ChartAxis
          title="Time since the start"
          width={scale.width}
          nameWidth={nameWidth}
          ticks={ticksOf(scale, partsIn(scale)).map((at) => ({
            x: xOf(scale, at),
            text: at === 0 ? 'Start' : formatDuration(at),
          }))}
        />
        {waveRows(timeline).map((row) => (
          <div className="dr-row dr-row-wave" key={row.wave}>
            <Name row={row} width={nameWidth} />
            <CourseLane pieces={row.pieces} scale={scale} markXs={markXs} />
          </div>
        ))}
        {marks.length > 0 && (
          <div className="dr-row dr-row-wave">
            <div className="dr-row-name" style={{ inlineSize: nameWidth }}>
              End of the plan
            </div>
            <MarkNames marks={marks} scale={scale} />
          </div>
        )}
        <MarkLines marks={marks} scale={scale} nameWidth={nameWidth} />
      </div>
    </div>
  );
}

function Name({ row, width }: { row: WaveRow; width: number }) {
  const name = waveName(row);
  return (
    <div className="dr-row-name" style={{ inlineSize: width }}>
      <span className="dr-row-title" title={name}>
        {name}
      </span>
      <small className="dr-course-took">{formatDuration(row.to - row.from)}</small>
      {row.isCritical && <span className="dr-row-critical">critical</span>}
    </div>
  );
}
