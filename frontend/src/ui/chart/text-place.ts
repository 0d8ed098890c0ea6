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
  text: string;
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

/**
 * Within its bar, else right at its end, else right before it, else wherever a room between two
 * strokes is near: the first of the wordings, of which the fullest comes first, that has room there.
 */
export function placeText(wordings: readonly [string, ...string[]], drawn: Drawn): Place {
  const rooms = roomsOf(drawn);
  const from = drawn.bar[0]?.from ?? 0;
  const to = drawn.bar.at(-1)?.to ?? from;
  const [fullest] = wordings;
  return (
    inOneOf(
      rooms.filter((room) => room.from >= from && room.to <= to),
      wordings,
      INSIDE,
    ) ??
    inOneOf(
      rooms.filter((room) => room.from === to),
      wordings,
      BEHIND,
    ) ??
    inOneOf(
      rooms.filter((room) => room.to === from),
      wordings,
      BEFORE,
    ) ??
    inOneOf(
      rooms.filter((room) => room.from > to),
      wordings,
      BEHIND,
    ) ??
    inOneOf(rooms.filter((room) => room.to < from).toReversed(), wordings, BEFORE) ?? {
      text: fullest,
      x: Math.max(Math.min(to, drawn.width - needed(fullest)), 0) + GAP,
      ...BEHIND,
    }
  );
}

const INSIDE = { anchor: 'start', isInside: true } as const;
const BEHIND = { anchor: 'start', isInside: false } as const;
const BEFORE = { anchor: 'end', isInside: false } as const;

const needed = (text: string) => textWidth(text) + 2 * GAP;

function inOneOf(
  rooms: readonly Span[],
  wordings: readonly string[],
  how: Pick<Place, 'anchor' | 'isInside'>,
): Place | undefined {
  for (const text of wordings) {
    const room = rooms.find(({ from, to }) => to - from >= needed(text));
    if (room) return { text, x: how.anchor === 'end' ? room.to - GAP : room.from + GAP, ...how };
  }
  return undefined;
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
