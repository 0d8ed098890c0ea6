import type { Edge, EdgeProps } from '@xyflow/react';
import { BaseEdge } from '@xyflow/react';
import { memo } from 'react';

import type { Point } from './layout';
import { pathOf } from './layout';

export type LineEdge = Edge<{ points: Point[] }>;

/** From the wave that is awaited to the one that waits, where the layout has found room. */
export const DependencyLine = memo(function DependencyLine(props: EdgeProps<LineEdge>) {
  const { id, data, markerEnd } = props;
  return (
    <BaseEdge
      id={id}
      path={pathOf(data?.points ?? [])}
      {...(markerEnd === undefined ? {} : { markerEnd })}
    />
  );
});
