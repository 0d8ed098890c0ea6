import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';

import { useNotify } from '@/app/notifications';
import { useSession } from '@/auth/session';
import { ProblemAlert } from '@/ui/ProblemAlert';
import { RoleButton } from '@/ui/RoleButton';

import { useExport } from './configuration-query';

/** Everything that somebody has set up here, as a file. */
export function ExportPanel() {
  const { me } = useSession();
  const exported = useExport(me.environment);
  const notify = useNotify();
  const download = () =>
    exported.mutate(undefined, {
      onSuccess: ({ name }) => notify({ type: 'success', header: `${name} was exported.` }),
    });
  return (
    <Container
      header={
        <Header
          variant="h2"
          description="All accounts, protection groups and recovery plans, as one JSON document."
          actions={
            <RoleButton
              operation="exportConfiguration"
              variant="normal"
              iconName="download"
              onClick={download}
            >
              Export
            </RoleButton>
          }
        >
          Export
        </Header>
      }
    >
      <SpaceBetween size="s">
        {exported.error && <ProblemAlert problem={exported.error} />}
        <Box color="text-body-secondary">
          There are no passwords and no external ids in it, but account ids, roles, addresses and
          the order in which a recovery goes. Keep it where only those who need it can read it.
        </Box>
      </SpaceBetween>
    </Container>
  );
}
