import Box from '@cloudscape-design/components/box';
import Link from '@cloudscape-design/components/link';
import { useState } from 'react';

import { AttemptForm } from './AttemptForm';
import type { AuthPort, SignInStep } from './port';
import { TextField } from './TextField';

interface Props {
  auth: AuthPort;
  /** Set at the first time, when the authenticator app does not know the account yet. */
  setup: { secret: string; link: string } | null;
  onStep: (step: SignInStep) => void;
}

export function TotpForm({ auth, setup, onStep }: Props) {
  const [code, setCode] = useState('');
  const [isTried, setTried] = useState(false);
  const isWhole = /^\d{6}$/.test(code);

  const attempt = () => {
    setTried(true);
    return isWhole ? auth.confirmTotp(code).then(onStep) : undefined;
  };

  return (
    <AttemptForm submit="Confirm" attempt={attempt}>
      {setup && (
        <div>
          Add this key to your authenticator app, or{' '}
          <Link href={setup.link}>open the app with it</Link>:{' '}
          <Box variant="code">{setup.secret}</Box>
        </div>
      )}
      <TextField
        label="Code of your authenticator app"
        value={code}
        onChange={(value) => setCode(value.trim())}
        autoComplete="one-time-code"
        autoFocus
        error={isTried && !isWhole ? 'It has six digits.' : undefined}
      />
    </AttemptForm>
  );
}
