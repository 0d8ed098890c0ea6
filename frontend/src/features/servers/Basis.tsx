import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';

import type { Place } from '@/api/generated';
import { Age } from '@/ui/Age';
import { PlaceProblems } from '@/ui/PlaceProblems';

import { basisText, readAt } from './servers-model';

/** What the list rests on: where DRS was asked, and how long ago. */
export function Basis({ places }: { places: readonly Place[] }) {
  const at = readAt(places);
  if (places.length === 0) return null;
  return (
    <SpaceBetween size="xs">
      <Box variant="small" color="text-body-secondary">
        {basisText(places)}
        {at && (
          <>
            , read from DRS <Age of={at} />
          </>
        )}
      </Box>
      <PlaceProblems places={places} />
    </SpaceBetween>
  );
}
