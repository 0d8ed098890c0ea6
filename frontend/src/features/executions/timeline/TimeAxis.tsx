import { memo } from 'react';

import { useNow } from '@/lib/clock';
import { formatTime } from '@/lib/format';
import { useZone } from '@/lib/preferences';
import type { Scale } from '@/lib/time-axis';
import { xOf } from '@/lib/time-axis';
import { ChartAxis } from '@/ui/chart/ChartAxis';

import type { Tick } from './scale';
import { isByTheMinute, ticksOf } from './scale';

interface Props {
  scale: Scale;
  nameWidth: number;
}

/** The moments along the top, and their lines through all rows. */
export const TimeAxis = memo(function TimeAxis({ scale, nameWidth }: Props) {
  const [zone] = useZone();
  const ticks = ticksOf(scale, zone === 'UTC' ? 0 : localOffset(scale.from));
  const [, , zoneText = ''] = partsOf(scale.from, zone);
  return (
    <ChartAxis
      title={`Time in ${zoneText}`}
      width={scale.width}
      nameWidth={nameWidth}
      ticks={ticks.map((tick, index) => ({
        x: tick.x,
        text: tickText(tick, ticks[index - 1], { zone, isShort: isByTheMinute(scale) }),
      }))}
    />
  );
});

/** By the product's clock, which in the local cloud is not that of the browser. */
export function NowLine({ scale, nameWidth }: Props) {
  const x = xOf(scale, useNow());
  return (
    <div
      className="dr-now"
      style={{ transform: `translateX(${nameWidth + x}px)` }}
      aria-hidden="true"
    >
      <span>now</span>
    </div>
  );
}

interface Wording {
  zone: 'UTC' | 'local';
  isShort: boolean;
}

/** The day is told where it begins; between, the time is enough. */
function tickText(tick: Tick, before: Tick | undefined, { zone, isShort }: Wording): string {
  const [day = '', time = ''] = partsOf(tick.at, zone);
  const shown = isShort ? time.slice(0, 5) : time;
  const isNewDay = before && partsOf(before.at, zone)[0] !== day;
  return isNewDay ? `${day.slice(5)} ${shown}` : shown;
}

const partsOf = (at: number, zone: Wording['zone']): string[] => formatTime(at, zone).split(' ');

const localOffset = (at: number): number => -new Date(at).getTimezoneOffset() * 60_000;
