import type { Scale } from '@/lib/time-axis';
import { xOf } from '@/lib/time-axis';
import { ChartText } from '@/ui/chart/ChartBar';
import { AXIS_HEIGHT, ROW_HEIGHT } from '@/ui/chart/sizes';

import { markNames } from './mark-names';
import type { Mark } from './timeline-model';

interface Props {
  marks: readonly Mark[];
  scale: Scale;
}

/** The ends that are predicted or promised, with when that is. */
export function MarkNames({ marks, scale }: Props) {
  return (
    <svg className="dr-lane" width={scale.width} height={ROW_HEIGHT}>
      {markNames(marks, scale).map((place) => (
        <ChartText key={place.text} place={place} />
      ))}
    </svg>
  );
}

/** Their lines through all rows. */
export function MarkLines({ marks, scale, nameWidth }: Props & { nameWidth: number }) {
  return (
    <svg
      className="dr-marks"
      width={scale.width}
      style={{ insetInlineStart: nameWidth, insetBlockStart: AXIS_HEIGHT }}
    >
      {marks.map(({ name, at }) => (
        <line
          key={name}
          className={name === 'RTO' ? 'dr-mark dr-mark-rto' : 'dr-mark'}
          x1={xOf(scale, at)}
          x2={xOf(scale, at)}
          y1="0"
          y2="100%"
        />
      ))}
    </svg>
  );
}
