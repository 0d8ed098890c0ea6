import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { lazy, Suspense } from 'react';

import type { Rehearsal } from '@/api/generated';
import { useUrlChoice } from '@/lib/url-state';
import { Legend } from '@/ui/chart/Legend';
import { LoadingPage } from '@/ui/LoadingPage';

import { Course } from './Course';
import { LEGEND } from './stages';

const CourseTable = lazy(async () => ({ default: (await import('./CourseTables')).CourseTable }));

const VIEWS = ['TIMELINE', 'WAVES', 'SERVERS'] as const;
const OPTIONS = [
  { id: 'TIMELINE', text: 'Timeline' },
  { id: 'WAVES', text: 'Waves as a table' },
  { id: 'SERVERS', text: 'Servers as a table' },
];

interface Props {
  rehearsal: Rehearsal;
  rto: string | null;
}

/** What happens when, as a drawing or as tables. */
export function CourseSection({ rehearsal, rto }: Props) {
  const [view, setView] = useUrlChoice('view', VIEWS);
  return (
    <SpaceBetween size="s">
      <Header
        variant="h2"
        description="One run, with durations as they are likely. P50 and P90 are made of many."
        actions={
          <SegmentedControl
            label="How the course is shown"
            selectedId={view}
            options={OPTIONS}
            onChange={({ detail }) =>
              setView(VIEWS.find((each) => each === detail.selectedId) ?? 'TIMELINE')
            }
          />
        }
      >
        Predicted course
      </Header>
      {view === 'TIMELINE' ? (
        <Container>
          <SpaceBetween size="s">
            <Course timeline={rehearsal.timeline} rto={rto} />
            <Legend entries={LEGEND} />
          </SpaceBetween>
        </Container>
      ) : (
        <Suspense fallback={<LoadingPage />}>
          <CourseTable rehearsal={rehearsal} of={view} />
        </Suspense>
      )}
    </SpaceBetween>
  );
}
