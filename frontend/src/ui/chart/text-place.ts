/** Where the words of a bar stand, so that no stroke runs through them. Plain numbers: pixels. */

export interface Span {
  from: number;
  to: number;
}

export interface Drawn {
  /** The parts of the bar, from left to right. */
  bar: readonly Span[];
  /** Upright strokes that the bar hides, such as the ends of a frame. */
  behind?: readonly number[];
  /** Upright strokes over everything. */
  above?: readonly number[];
  width: number;
}

export interface Place {
  x: number;
  anchor: 'start' | 'end';
  isInside: boolean;
}

const GAP = 6;
const NARROW = new Set("iIjlrtf.,:;'|()! ");
const WIDE = new Set('mwMW%@');

/** Of words of 12 px, rather too much than too little: nothing can be measured before it is drawn. */
export function textWidth(text: string): number {
  let width = 0;
  for (const letter of text) width += NARROW.has(letter) ? 4 : WIDE.has(letter) ? 11 : 7;
  return width;
}

/** Within its bar, else right of it, else left of it: the first room between two strokes that holds it. */
export function placeText(text: string, drawn: Drawn): Place {
  const needed = textWidth(text) + 2 * GAP;
  const rooms = roomsOf(drawn);
  const from = drawn.bar[0]?.from ?? 0;
  const to = drawn.bar.at(-1)?.to ?? from;
  const fits = ({ from: start, to: end }: Span) => end - start >= needed;
  const within = rooms.find((room) => room.from >= from && room.to <= to && fits(room));
  if (within) return { x: within.from + GAP, anchor: 'start', isInside: true };
  const right = rooms.find((room) => room.from >= to && fits(room));
  if (right) return { x: right.from + GAP, anchor: 'start', isInside: false };
  const left = rooms.findLast((room) => room.to <= from && fits(room));
  if (left) return { x: left.to - GAP, anchor: 'end', isInside: false };
  const last = Math.max(Math.min(to, drawn.width - needed), 0);
  return { x: last + GAP, anchor: 'start', isInside: false };
}

function roomsOf({ bar, behind = [], above = [], width }: Drawn): Span[] {
  const isHidden = (x: number) => bar.some(({ from, to }) => from < x && x < to);
  const strokes = [
    ...bar.flatMap(({ from, to }) => [from, to]),
    ...behind.filter((x) => !isHidden(x)),
    ...above,
  ].filter((x) => x > 0 && x < width);
  const ends = [0, ...strokes, width].toSorted((a, b) => a - b);
  return ends.slice(1).map((to, index) => ({ from: ends[index] ?? 0, to }));
}
