import Box from '@cloudscape-design/components/box';

import type { LastLaunch } from '@/api/generated';
import { Age } from '@/ui/Age';
import { StatusText } from '@/ui/StatusText';

import { launchStatus } from './servers-model';

/** By whoever started it: DRS does not tell who that was. */
export function LaunchText({ launch }: { launch: LastLaunch | null }) {
  if (!launch) return 'Never';
  return (
    <>
      <StatusText {...launchStatus(launch)} />
      <Box variant="small" color="text-body-secondary" display="block">
        <Age of={launch.at} />
      </Box>
    </>
  );
}
