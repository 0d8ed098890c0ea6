import { useNow } from '@/lib/clock';
import type { Scale } from '@/lib/time-axis';
import { xOf } from '@/lib/time-axis';
import { ChartBar, ChartFrame, ChartText } from '@/ui/chart/ChartBar';
import { ROW_HEIGHT } from '@/ui/chart/sizes';
import { placeText } from '@/ui/chart/text-place';

import type { Bar } from './bars';
import { barsOfServer, barsOfWave } from './bars';
import { barWordings, isCritical } from './row-words';
import type { Row } from './rows';

interface Props {
  row: Row;
  scale: Scale;
}

interface Predicted {
  from: number;
  to: number;
}

/** One row of the chart: the predicted frame behind, what really happened before it. */
export function Lane({ row, scale }: Props) {
  const bars = row.kind === 'WAVE' ? barsOfWave(row.wave) : barsOfServer(row.server);
  const predicted = predictedOf(row, scale);
  return (
    <svg className="dr-lane" width={scale.width} height={ROW_HEIGHT} aria-hidden="true">
      {predicted && <ChartFrame {...predicted} isCritical={isCritical(row)} />}
      {bars.map((bar, stage) => (
        <RealBar key={stage} bar={bar} scale={scale} />
      ))}
      <LaneText wordings={barWordings(row)} bars={bars} predicted={predicted} scale={scale} />
    </svg>
  );
}

function RealBar({ bar, scale }: { bar: Bar; scale: Scale }) {
  if (bar.to === null) return <GrowingBar bar={bar} scale={scale} />;
  return <ChartBar tone={bar.tone} from={xOf(scale, bar.from)} to={xOf(scale, bar.to)} />;
}

function GrowingBar({ bar, scale }: { bar: Bar; scale: Scale }) {
  return <ChartBar tone={bar.tone} from={xOf(scale, bar.from)} to={xOf(scale, useNow())} />;
}

interface TextProps {
  wordings: ReturnType<typeof barWordings>;
  bars: readonly Bar[];
  predicted: Predicted | undefined;
  scale: Scale;
}

/** Like the growing bar it moves by itself: it keeps off the line of now. */
function LaneText({ wordings, bars, predicted, scale }: TextProps) {
  const now = useNow();
  const real = bars.map(({ from, to }) => ({ from: xOf(scale, from), to: xOf(scale, to ?? now) }));
  const place = placeText(wordings, {
    bar: real.length === 0 && predicted ? [predicted] : real,
    behind: predicted ? [predicted.from, predicted.to] : [],
    above: [xOf(scale, now)],
    width: scale.width,
  });
  return <ChartText place={place} />;
}

function predictedOf(row: Row, scale: Scale): Predicted | undefined {
  if (!row.predicted) return undefined;
  const end = row.kind === 'WAVE' ? row.predicted.endsAt : row.predicted.healthyAt;
  const at = (moment: string) => xOf(scale, Date.parse(moment));
  return { from: at(row.predicted.startsAt), to: at(end) };
}
