import { formatDuration } from '@/lib/duration';
import type { Axis } from '@/lib/time-axis';
import { shareAt } from '@/lib/time-axis';

import { STAGES, stageMeaning, stageText } from './stages';
import type { Mark } from './timeline-model';

interface Props {
  axis: Axis;
  ticks: readonly number[];
  marks: readonly Mark[];
}

/** How much time has gone since the start, and the ends that are predicted or promised. */
export function CourseAxis({ axis, ticks, marks }: Props) {
  const x = (at: number) => `${shareAt(axis, at) * 100}%`;
  return (
    <svg className="dr-course-axis">
      {together(marks, axis).map(({ names, at }) => (
        <text key={names} className="dr-course-mark-text" x={x(at)} y="12" textAnchor="end">
          {names}
        </text>
      ))}
      {ticks.map((at, index) => (
        <text
          key={at}
          {...(index % 2 === 1 ? { className: 'dr-course-second' } : {})}
          x={x(at)}
          y="32"
        >
          {at === 0 ? 'Start' : formatDuration(at)}
        </text>
      ))}
    </svg>
  );
}

const TOO_NEAR = 0.08;

/** Marks whose words would lie on each other are told as one, where the last of them is. */
function together(marks: readonly Mark[], axis: Axis): { names: string; at: number }[] {
  const groups: { names: string; at: number }[] = [];
  for (const { name, at } of marks.toSorted((a, b) => a.at - b.at)) {
    const last = groups.at(-1);
    if (last && shareAt(axis, at) - shareAt(axis, last.at) < TOO_NEAR) {
      last.names += `, ${name}`;
      last.at = at;
    } else groups.push({ names: name, at });
  }
  return groups;
}

export function Legend() {
  return (
    <ul className="dr-legend">
      {STAGES.map((stage) => (
        <li key={stage}>
          <svg aria-hidden="true">
            <rect className={`dr-piece-${stage.toLowerCase()}`} width="100%" height="100%" />
          </svg>
          {stageText(stage)}: {stageMeaning(stage)}
        </li>
      ))}
      <li>
        <svg aria-hidden="true">
          <rect fill="var(--dr-text)" y="4" width="100%" height="3" />
        </svg>
        Critical path: a delay there delays the end
      </li>
    </ul>
  );
}
