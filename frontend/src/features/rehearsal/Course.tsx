import type { Timeline } from '@/api/generated';
import { formatDuration } from '@/lib/duration';
import type { Axis } from '@/lib/time-axis';
import { shareAt, ticksOf } from '@/lib/time-axis';

import './rehearsal.css';

import { CourseAxis } from './CourseAxis';
import { stageText } from './stages';
import type { Mark, Piece, WaveRow } from './timeline-model';
import { axisOf, marksOf, waveRows } from './timeline-model';

interface Props {
  timeline: Timeline;
  rto: string | null;
}

const PARTS = 8;

/** The predicted course, drawn: one lane for each wave. The tables beside it say the same. */
export function Course({ timeline, rto }: Props) {
  const marks = marksOf(timeline, rto);
  const axis = axisOf(timeline, marks);
  const ticks = ticksOf(axis, PARTS);
  return (
    <div className="dr-course-frame">
      <div
        className="dr-course"
        role="img"
        aria-label="The predicted course of the waves. The tables beside it say the same in words."
      >
        <span className="dr-course-corner" />
        <CourseAxis axis={axis} ticks={ticks} marks={marks} />
        {waveRows(timeline).map((row) => (
          <div className="dr-course-row" key={row.wave}>
            <div className="dr-course-name" title={row.name}>
              {row.name}
              <small>
                {formatDuration(row.to - row.from)}
                {row.isCritical && ', critical'}
              </small>
            </div>
            <Lane row={row} axis={axis} ticks={ticks} marks={marks} />
          </div>
        ))}
      </div>
    </div>
  );
}

interface LaneProps {
  row: WaveRow;
  axis: Axis;
  ticks: readonly number[];
  marks: readonly Mark[];
}

function Lane({ row, axis, ticks, marks }: LaneProps) {
  const x = (at: number) => `${shareAt(axis, at) * 100}%`;
  return (
    <svg className="dr-course-lane">
      {ticks.map((at) => (
        <line key={at} className="dr-course-tick" x1={x(at)} x2={x(at)} y1="0" y2="100%" />
      ))}
      {row.pieces.map((piece) => (
        <Drawn key={piece.from} piece={piece} axis={axis} />
      ))}
      {marks.map(({ name, at }) => (
        <line
          key={name}
          className={name === 'RTO' ? 'dr-course-mark-rto' : 'dr-course-mark'}
          x1={x(at)}
          x2={x(at)}
          y1="0"
          y2="100%"
        />
      ))}
    </svg>
  );
}

const ROOM_FOR_WORDS = 0.12;

function Drawn({ piece, axis }: { piece: Piece; axis: Axis }) {
  const { stage, from, to, isCritical } = piece;
  const width = shareAt(axis, to) - shareAt(axis, from);
  return (
    <svg x={`${shareAt(axis, from) * 100}%`} width={`${width * 100}%`} y="14" height="28">
      <title>{`${stageText(stage)}: ${formatDuration(to - from)}`}</title>
      <rect className={`dr-piece-${stage.toLowerCase()}`} width="100%" height="20" />
      {width > ROOM_FOR_WORDS && (
        <text className="dr-piece-text" x="6" y="14">
          {stageText(stage)}
        </text>
      )}
      {isCritical && <rect className="dr-course-critical" y="22" width="100%" height="3" />}
    </svg>
  );
}
