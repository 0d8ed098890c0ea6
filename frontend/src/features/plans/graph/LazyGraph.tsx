import Box from '@cloudscape-design/components/box';
import Spinner from '@cloudscape-design/components/spinner';
import type { ComponentProps } from 'react';
import { lazy, Suspense } from 'react';

const PlanGraph = lazy(() => import('./PlanGraph'));

/** The graph and what lays it out are loaded only when somebody looks at it. */
export function LazyGraph(props: ComponentProps<typeof PlanGraph>) {
  return (
    <Suspense
      fallback={
        <Box textAlign="center" padding="xxl">
          <Spinner /> Drawing the graph
        </Box>
      }
    >
      <PlanGraph {...props} />
    </Suspense>
  );
}
