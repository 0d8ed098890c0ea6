import Box from '@cloudscape-design/components/box';
import Link from '@cloudscape-design/components/link';
import { useState } from 'react';

import { AttemptForm } from './AttemptForm';
import type { TotpSetup } from './port';
import { TextField } from './TextField';

interface Props {
  /** Set at the first time, when the authenticator app does not know the account yet. */
  setup: TotpSetup | null;
  confirm: (code: string) => Promise<void>;
}

export function TotpForm({ setup, confirm }: Props) {
  const [code, setCode] = useState('');
  const [isTried, setTried] = useState(false);
  const isWhole = /^\d{6}$/.test(code);

  const attempt = () => {
    setTried(true);
    return isWhole ? confirm(code) : undefined;
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
