/** Who is signed in, and what their roles allow: the API says so, the console has no table of its own. */
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { createContext, use, useCallback, useEffect, useMemo, useState } from 'react';

import { connectApi } from '@/api/connect';
import type { Me, Problem } from '@/api/generated';
import { getMeOptions } from '@/api/generated/@tanstack/react-query.gen';
import { followClock } from '@/lib/clock';
import { LoadingPage } from '@/ui/LoadingPage';
import { ProblemAlert } from '@/ui/ProblemAlert';

import type { AuthPort, SecondFactor } from './port';
import { SignInPage } from './SignInPage';

const ASK_AGAIN = 5 * 60_000;

export interface Session {
  me: Me;
  /** By `operationId`: whether the roles allow it at all. What is possible now, each thing tells. */
  may: (operation: string) => boolean;
  signOut: () => Promise<void>;
  secondFactor: SecondFactor;
}

/** What a session takes from whatever knows its people. */
type Means = Pick<Session, 'signOut' | 'secondFactor'>;

export const SessionContext = createContext<Session | null>(null);

export function useSession(): Session {
  const session = use(SessionContext);
  if (!session) throw new Error('useSession works only below a SessionProvider.');
  return session;
}

type Status = 'STARTING' | 'SIGNED_OUT' | 'ENDED' | 'SIGNED_IN';

interface Props {
  auth: AuthPort;
  apiBaseUrl: string;
  children: ReactNode;
}

/** Shows sign-in at whatever address was opened, so that links lead where they should. */
export function SessionProvider({ auth, apiBaseUrl, children }: Props) {
  const [status, setStatus] = useState<Status>('STARTING');
  const queryClient = useQueryClient();
  useEffect(() => {
    connectApi({ baseUrl: apiBaseUrl, tokens: auth, onSignedOut: () => setStatus('ENDED') });
    auth.idToken().then(
      (token) => setStatus(token ? 'SIGNED_IN' : 'SIGNED_OUT'),
      () => setStatus('SIGNED_OUT'),
    );
  }, [auth, apiBaseUrl]);
  const signOut = useCallback(async () => {
    await auth.signOut();
    queryClient.clear();
    setStatus('SIGNED_OUT');
  }, [auth, queryClient]);
  const means = useMemo(() => ({ signOut, secondFactor: auth.secondFactor }), [signOut, auth]);

  switch (status) {
    case 'STARTING':
      return <LoadingPage />;
    case 'SIGNED_OUT':
    case 'ENDED':
      return (
        <SignInPage
          auth={auth}
          hasEnded={status === 'ENDED'}
          onSignedIn={() => setStatus('SIGNED_IN')}
        />
      );
    case 'SIGNED_IN':
      return <SignedIn means={means}>{children}</SignedIn>;
  }
}

function SignedIn({ means, children }: { means: Means; children: ReactNode }) {
  const me = useQuery({ ...getMeOptions(), staleTime: ASK_AGAIN, refetchInterval: ASK_AGAIN });
  useEffect(() => followClock(me.data), [me.data]);
  const session = useMemo(() => me.data && sessionOf(me.data, means), [me.data, means]);

  if (session) return <SessionContext value={session}>{children}</SessionContext>;
  if (me.error) {
    const { signOut } = means;
    return <NotLetIn problem={me.error} onRetry={() => void me.refetch()} signOut={signOut} />;
  }
  return <LoadingPage />;
}

interface NotLetInProps extends Pick<Session, 'signOut'> {
  problem: Problem;
  onRetry: () => void;
}

/** Who has no role yet, for example: they can at least leave, and come back as somebody else. */
function NotLetIn({ problem, onRetry, signOut }: NotLetInProps) {
  return (
    <main className="dr-sign-in">
      <SpaceBetween size="m">
        <ProblemAlert problem={problem} onRetry={onRetry} />
        <Button onClick={() => void signOut()}>Sign out</Button>
      </SpaceBetween>
    </main>
  );
}

export function sessionOf(me: Me, means: Means): Session {
  const operations = new Set(me.operations);
  return { me, ...means, may: (operation) => operations.has(operation) };
}
