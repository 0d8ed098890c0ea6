import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMutation, useQuery } from '@tanstack/react-query';

import { useNotify } from '@/app/notifications';
import { useSession } from '@/auth/session';
import { TotpForm } from '@/auth/TotpForm';
import { signInWords } from '@/auth/words';
import { StatusText } from '@/ui/StatusText';

/** Without it, who knows somebody's password is that person. */
export function SecondFactorPanel() {
  const { me, secondFactor } = useSession();
  const notify = useNotify();
  const standing = useQuery({ queryKey: ['second-factor'], queryFn: () => secondFactor.isSetUp() });
  const setup = useMutation({ mutationFn: () => secondFactor.begin(me.user.name) });
  const problem = standing.error ?? setup.error;

  const confirm = async (code: string) => {
    await secondFactor.confirm(code);
    setup.reset();
    notify({ type: 'success', header: 'From now on, every sign-in asks for a code.' });
    await standing.refetch();
  };

  return (
    <Container
      header={
        <Header
          variant="h2"
          description="A code of an authenticator app, asked for after your password."
          actions={
            <Button loading={setup.isPending} onClick={() => setup.mutate()}>
              {standing.data ? 'Set up anew' : 'Set up'}
            </Button>
          }
        >
          Second factor
        </Header>
      }
    >
      <SpaceBetween size="m">
        {problem && <Alert type="error">{signInWords(problem)}</Alert>}
        {standing.data !== undefined && <Standing isSetUp={standing.data} />}
        {setup.data && <TotpForm setup={setup.data} confirm={confirm} />}
      </SpaceBetween>
    </Container>
  );
}

function Standing({ isSetUp }: { isSetUp: boolean }) {
  return isSetUp ? (
    <StatusText type="success" text="Set up: every sign-in asks for a code" />
  ) : (
    <StatusText type="warning" text="Not set up: your password is all that somebody needs" />
  );
}
