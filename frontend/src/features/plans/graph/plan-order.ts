/** Which wave of a column is above which: the earlier one of the plan, unless more lines would cross. */
import type { graphlib, LayoutConfig } from '@dagrejs/dagre';

/** What dagre says of a card, and of the places where a long line passes a column. */
interface Spot {
  rank: number;
  order: number;
  edgeObj?: { w: string };
}

/** Dagre finds an order with few crossings, but any of those. */
export function inPlanOrder(keys: readonly string[]): NonNullable<LayoutConfig['customOrder']> {
  const places = new Map(keys.map((key, place) => [key, place]));
  return (graph, order) => {
    order(graph, {});
    const placeOf = (spot: string) => places.get(spotOf(graph, spot).edgeObj?.w ?? spot) ?? 0;
    const columns = columnsOf(graph);
    if (isUpsideDown(columns, placeOf)) columns.forEach((column) => column.reverse());
    columns.forEach((column) => tell(graph, column));
    while (columns.map((column) => hasSettled(graph, column, placeOf)).includes(false));
  };
}

type PlaceOf = (spot: string) => number;

const spotOf = (graph: graphlib.Graph, spot: string): Spot => graph.node(spot) as Spot;

/** From left to right, and each from top to bottom. */
function columnsOf(graph: graphlib.Graph): string[][] {
  const columns: string[][] = [];
  for (const spot of graph.nodes()) (columns[spotOf(graph, spot).rank] ??= []).push(spot);
  const heightOf = (spot: string) => spotOf(graph, spot).order;
  return columns.map((column) => column.toSorted((a, b) => heightOf(a) - heightOf(b)));
}

function isUpsideDown(columns: readonly string[][], placeOf: PlaceOf): boolean {
  const pairs = columns.flatMap((column) =>
    column.flatMap((above, index) =>
      column.slice(index + 1).map((below) => Math.sign(placeOf(above) - placeOf(below))),
    ),
  );
  return pairs.reduce((sum, sign) => sum + sign, 0) > 0;
}

/** False: neighbours have changed places, which may allow others to. */
function hasSettled(graph: graphlib.Graph, column: string[], placeOf: PlaceOf): boolean {
  let isSettled = true;
  column.forEach((below, index) => {
    const above = column[index - 1];
    if (above === undefined || placeOf(above) <= placeOf(below)) return;
    if (crossings(graph, below, above) > crossings(graph, above, below)) return;
    column.splice(index - 1, 2, below, above);
    tell(graph, column);
    isSettled = false;
  });
  return isSettled;
}

/** Between the lines of two neighbours. */
function crossings(graph: graphlib.Graph, above: string, below: string): number {
  const orders = (spots: readonly string[] | void) =>
    (spots ?? []).map((spot) => spotOf(graph, spot).order);
  const crossed = (upper: readonly number[], lower: readonly number[]) =>
    upper.flatMap((end) => lower.filter((other) => end > other)).length;
  return (
    crossed(orders(graph.predecessors(above)), orders(graph.predecessors(below))) +
    crossed(orders(graph.successors(above)), orders(graph.successors(below)))
  );
}

function tell(graph: graphlib.Graph, column: readonly string[]): void {
  column.forEach((spot, order) => {
    spotOf(graph, spot).order = order;
  });
}
