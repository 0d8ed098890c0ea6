/** How much of a graph is shown at first: all of it, unless it would be too small to read. */
import type { Frame, Point } from './layout';

const MARGIN = 28;
const ZOOMS = { least: 0.6, most: 1 };
const HEIGHTS = { least: 180, most: 640 };

interface Size {
  width: number;
  height: number;
}

export interface Shown extends Point {
  zoom: number;
}

/** As high as the graph is once it is as wide as the page. */
export function heightFor(graph: Frame, width: number): number {
  const height = graph.height * zoomFor(graph, width) + 2 * MARGIN;
  return Math.min(Math.max(height, HEIGHTS.least), HEIGHTS.most);
}

/** In the middle; what is too wide begins with its first waves. */
export function fitted(graph: Frame, { width, height }: Size): Shown {
  const zoom = zoomFor(graph, width);
  return {
    zoom,
    x: Math.max((width - graph.width * zoom) / 2, MARGIN) - graph.x * zoom,
    y: (height - graph.height * zoom) / 2 - graph.y * zoom,
  };
}

function zoomFor(graph: Frame, width: number): number {
  const all = (width - 2 * MARGIN) / Math.max(graph.width, 1);
  return Math.min(Math.max(all, ZOOMS.least), ZOOMS.most);
}
