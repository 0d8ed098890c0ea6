/** The names of marks along the axis, so that each can be read. */
import { formatDuration } from '@/lib/duration';
import type { Scale } from '@/lib/time-axis';
import { xOf } from '@/lib/time-axis';
import type { Place } from '@/ui/chart/text-place';
import { placeText, textWidth } from '@/ui/chart/text-place';

import type { Mark } from './timeline-model';

interface Named {
  text: string;
  from: number;
  to: number;
}

const GAPS = 24;

/** Those whose names would lie on each other are told as one. */
export function markNames(marks: readonly Mark[], scale: Scale): Place[] {
  const groups: Named[] = [];
  for (const { name, at } of marks.toSorted((a, b) => a.at - b.at)) {
    const text = `${name} ${formatDuration(at)}`;
    const x = xOf(scale, at);
    const last = groups.at(-1);
    if (last && x - last.to < textWidth(last.text) + textWidth(text) + GAPS) {
      last.text += ` · ${text}`;
      last.to = x;
    } else groups.push({ text, from: x, to: x });
  }
  const above = marks.map(({ at }) => xOf(scale, at));
  return groups.map(({ text, from, to }) =>
    placeText([text], { bar: [{ from, to }], above, width: scale.width }),
  );
}
