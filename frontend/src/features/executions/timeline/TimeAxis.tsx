import { memo } from 'react';

import { useNow } from '@/lib/clock';
import { formatTime } from '@/lib/format';
import { useZone } from '@/lib/preferences';

import type { Scale, Tick } from './scale';
import { isByTheMinute, ticksOf, xOf } from './scale';

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
    <>
      <div className="dr-axis" aria-hidden="true">
        <div className="dr-axis-corner" style={{ inlineSize: nameWidth }}>
          Time in {zoneText}
        </div>
        <svg width={scale.width} height={32}>
          {ticks.map((tick, index) => (
            <text key={tick.at} className="dr-axis-text" x={tick.x + 4} y={20}>
              {tickText(tick, ticks[index - 1], { zone, isShort: isByTheMinute(scale) })}
            </text>
          ))}
        </svg>
      </div>
      <svg
        className="dr-grid"
        width={scale.width}
        style={{ insetInlineStart: nameWidth }}
        aria-hidden="true"
      >
        {ticks.map(({ at, x }) => (
          <line key={at} x1={x} x2={x} y1="0" y2="100%" />
        ))}
      </svg>
    </>
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
