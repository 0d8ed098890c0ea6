import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';

import { useSession } from '@/auth/session';

import { usePage } from './page';

interface Props {
  /** By `operationId`. */
  needs: string;
  children: ReactNode;
}

/** Without it, a link could lead somebody to a form that the API refuses in the end. */
export function Guarded({ needs, children }: Props) {
  const { may } = useSession();
  return may(needs) ? children : <NotAllowed />;
}

function NotAllowed() {
  const { me } = useSession();
  usePage({ title: 'Not allowed' });
  return (
    <Box padding={{ vertical: 'xxxl' }} textAlign="center">
      <SpaceBetween size="m">
        <Box variant="h1">Your role does not allow this page</Box>
        <div>
          You are signed in as {me.user.name}, with {me.roles.join(', ') || 'no role'}. Roles are
          given by whoever administers the user pool.
        </div>
      </SpaceBetween>
    </Box>
  );
}
