import { formatDuration } from '@/lib/duration';
import type { Scale } from '@/lib/time-axis';
import { xOf } from '@/lib/time-axis';
import { ChartBar, ChartFrame, ChartText } from '@/ui/chart/ChartBar';
import { ROW_HEIGHT } from '@/ui/chart/sizes';
import { placeText } from '@/ui/chart/text-place';

import { stageText, stageTone } from './stages';
import type { Piece } from './timeline-model';
import { criticalSpans } from './timeline-model';

interface Props {
  pieces: readonly Piece[];
  scale: Scale;
  /** Lines that no words should touch. */
  markXs: readonly number[];
}

/** What a wave spends its time on, one stage after the other. */
export function CourseLane({ pieces, scale, markXs }: Props) {
  return (
    <svg className="dr-lane" width={scale.width} height={ROW_HEIGHT}>
      {criticalSpans(pieces).map(({ from, to }) => (
        <ChartFrame key={from} isCritical from={xOf(scale, from)} to={xOf(scale, to)} />
      ))}
      {pieces.map((piece) => (
        <Stage key={piece.from} piece={piece} scale={scale} markXs={markXs} />
      ))}
    </svg>
  );
}

/** Its words only where they fit into it; everywhere else they come up under the pointer. */
function Stage({ piece, scale, markXs }: Omit<Props, 'pieces'> & { piece: Piece }) {
  const span = { from: xOf(scale, piece.from), to: xOf(scale, piece.to) };
  const stage = stageText(piece.stage);
  const took = formatDuration(piece.to - piece.from);
  const wordings = [`${stage} ${took}`, stage] as const;
  const place = placeText(wordings, { bar: [span], above: markXs, width: scale.width });
  return (
    <g>
      <title>{`${stage}: ${took}`}</title>
      <ChartBar tone={stageTone(piece.stage)} {...span} />
      {place.isInside && <ChartText place={place} />}
    </g>
  );
}
