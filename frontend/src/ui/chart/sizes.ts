/** How large the parts of a chart of rows over time are, in pixels. */

export const ROW_HEIGHT = 32;
export const AXIS_HEIGHT = 32;

const NARROW = 640;
const NARROWEST_LANE = 360;

export const nameWidthOf = (width: number): number => (width < NARROW ? 176 : 264);

/** What is left beside the names; on a phone it has to be scrolled. */
export const laneWidthOf = (width: number, zoom = 1): number =>
  Math.max((width - nameWidthOf(width)) * zoom, NARROWEST_LANE);
