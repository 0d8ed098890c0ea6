import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';

import type { LaunchSettings, Location, ServerLaunchSettings } from '@/api/generated';
import { settingLabel, SETTINGS, settingText } from '@/lib/launch-settings';
import { Facts } from '@/ui/Facts';
import { LoadingPage } from '@/ui/LoadingPage';
import { ProblemAlert } from '@/ui/ProblemAlert';

import { useLaunchSettings } from './servers-query';

interface Props {
  server: { serverId: string; location: Location };
}

/** How DRS would launch the server as things are: what its groups want may differ. */
export function LaunchSettingsTab({ server }: Props) {
  const query = useLaunchSettings(server);
  if (query.data) return <Found found={query.data} />;
  if (!query.error) return <LoadingPage />;
  return (
    <ProblemAlert
      problem={query.error}
      header="The launch settings could not be read"
      onRetry={() => void query.refetch()}
    />
  );
}

function Found({
  found: { settings, problem, launchTemplateId },
}: {
  found: ServerLaunchSettings;
}) {
  return (
    <SpaceBetween size="m">
      {problem && <Alert type="warning">{problem}</Alert>}
      {settings ? (
        <SpaceBetween size="m">
          <Box color="text-body-secondary">
            What DRS and the EC2 launch template hold now. A start first brings it in step with the
            settings of the group. A dash means: not set, AWS decides.
          </Box>
          <Facts
            columns={4}
            facts={{ ...factsOf(settings), 'Launch template': launchTemplateId }}
          />
        </SpaceBetween>
      ) : (
        <Box color="text-body-secondary">
          DRS holds no launch settings for this server, or they could not be read.
        </Box>
      )}
    </SpaceBetween>
  );
}

function factsOf(settings: LaunchSettings): Record<string, string | undefined> {
  const told = SETTINGS.map(
    (name) => [settingLabel(name), settingText(name, settings[name])] as const,
  );
  return Object.fromEntries(told);
}
