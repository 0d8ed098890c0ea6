/** Where waves and the lines between them are drawn: dagre, with each column moved to the middle. */
import { graphlib, layout } from '@dagrejs/dagre';

import { inPlanOrder } from './plan-order';
import type { Dependency, Dependent } from './wave-graph';
import { essential } from './wave-graph';

export const CARD = { width: 180, height: 90 };
const GAP = { between: 20, step: 44 };

export interface Point {
  x: number;
  y: number;
}

/** Between its points it bends and runs straight by turns: straight only past the cards of a column. */
export interface Line extends Dependency {
  points: Point[];
}

export interface Layout {
  /** By key: the upper left corner of each card. */
  cards: Map<string, Point>;
  lines: Line[];
  /** What all cards and lines take. */
  frame: Frame;
}

export interface Frame extends Point {
  width: number;
  height: number;
}

export function layoutOf(waves: readonly Dependent[]): Layout {
  const graph = arranged(waves);
  const centres = new Map(waves.map(({ key }) => [key, graph.node(key) as Point]));
  const shift = shiftToMiddle([...centres.values()]);
  const moved = ({ x, y }: Point): Point => ({ x, y: y + shift(x) });
  const cards = new Map([...centres].map(([key, centre]) => [key, cornerOf(moved(centre))]));
  const columns = new Set([...centres.values()].map(({ x }) => x));
  const lines = graph.edges().map(({ v: from, w: to }) => {
    const { points } = graph.edge(from, to) as { points: Point[] };
    const lanes = points.slice(1, -1).filter(({ x }) => columns.has(x));
    const ends = { from: cards.get(from), to: cards.get(to) };
    return {
      from,
      to,
      points: [...besides(ends.from, 1), ...lanes.map(moved).flatMap(past), ...besides(ends.to, 0)],
    };
  });
  return { cards, lines, frame: frameOf([...cards.values()], lines) };
}

/** Curves leave a card, and reach the next one, in the direction of the plan. */
export function pathOf(points: readonly Point[]): string {
  return points
    .map(({ x, y }, index) => {
      const last = points[index - 1];
      if (!last) return `M${x},${y}`;
      if (index % 2 === 0) return `L${x},${y}`;
      const middle = (last.x + x) / 2;
      return `C${middle},${last.y} ${middle},${y} ${x},${y}`;
    })
    .join('');
}

function past({ x, y }: Point): Point[] {
  return [
    { x: x - CARD.width / 2, y },
    { x: x + CARD.width / 2, y },
  ];
}

function besides(corner: Point | undefined, widths: 0 | 1): Point[] {
  return corner ? [{ x: corner.x + widths * CARD.width, y: corner.y + CARD.height / 2 }] : [];
}

function arranged(waves: readonly Dependent[]): graphlib.Graph {
  const graph = new graphlib.Graph();
  graph.setGraph({ rankdir: 'LR', nodesep: GAP.between, ranksep: GAP.step });
  graph.setDefaultEdgeLabel(() => ({}));
  waves.forEach(({ key }) => graph.setNode(key, { ...CARD }));
  essential(waves).forEach(({ from, to }) => graph.setEdge(from, to));
  layout(graph, { customOrder: inPlanOrder(waves.map(({ key }) => key)) });
  return graph;
}

/** Dagre leaves short columns off-centre. Lines bend with the columns that they pass. */
function shiftToMiddle(centres: readonly Point[]): (x: number) => number {
  const shifts = [...new Set(centres.map(({ x }) => x))]
    .map((x) => ({ x, shift: -middleOf(centres.filter((each) => each.x === x)) }))
    .toSorted((a, b) => a.x - b.x);
  return (x) => {
    const right = shifts.findIndex((each) => each.x >= x);
    const [a, b] = [shifts[right - 1] ?? shifts[right], shifts[right] ?? shifts.at(-1)];
    if (!a || !b) return 0;
    const share = a.x === b.x ? 1 : (x - a.x) / (b.x - a.x);
    return a.shift + (b.shift - a.shift) * share;
  };
}

function middleOf(column: readonly Point[]): number {
  const heights = column.map(({ y }) => y);
  return (Math.min(...heights) + Math.max(...heights)) / 2;
}

const cornerOf = ({ x, y }: Point): Point => ({ x: x - CARD.width / 2, y: y - CARD.height / 2 });

function frameOf(corners: readonly Point[], lines: readonly Line[]): Frame {
  const ends = corners.map(({ x, y }) => ({ x: x + CARD.width, y: y + CARD.height }));
  const all = [...corners, ...ends, ...lines.flatMap(({ points }) => points)];
  const [x, width] = extent(all.map((point) => point.x));
  const [y, height] = extent(all.map((point) => point.y));
  return { x, y, width, height };
}

function extent(numbers: readonly number[]): [start: number, size: number] {
  if (numbers.length === 0) return [0, 0];
  const start = Math.min(...numbers);
  return [start, Math.max(...numbers) - start];
}
