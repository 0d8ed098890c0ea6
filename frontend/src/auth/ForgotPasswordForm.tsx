import Button from '@cloudscape-design/components/button';
import { useState } from 'react';

import { AttemptForm } from './AttemptForm';
import type { AuthPort } from './port';
import { TextField } from './TextField';
import { PASSWORD_RULE, passwordProblem } from './words';

interface Props {
  auth: AuthPort;
  onCancel: () => void;
  onReset: () => void;
}

/** First the address, then the code that was sent there with the new password. */
export function ForgotPasswordForm({ auth, onCancel, onReset }: Props) {
  const [email, setEmail] = useState('');
  const [isTried, setTried] = useState(false);
  const [isSent, setSent] = useState(false);
  const back = (
    <Button variant="link" formAction="none" onClick={onCancel}>
      Back to sign-in
    </Button>
  );
  if (isSent) return <CodeForm auth={auth} email={email} back={back} onReset={onReset} />;
  const attempt = () => {
    setTried(true);
    return email ? auth.forgotPassword(email).then(() => setSent(true)) : undefined;
  };
  return (
    <AttemptForm submit="Send a code" attempt={attempt} secondary={back}>
      <TextField
        label="E-mail address"
        value={email}
        onChange={(value) => setEmail(value.trim())}
        type="email"
        autoComplete="username"
        autoFocus
        error={isTried && !email ? 'Enter your e-mail address.' : undefined}
        hint="If somebody has this address, a code is sent to it."
      />
    </AttemptForm>
  );
}

interface CodeProps {
  auth: AuthPort;
  email: string;
  back: React.ReactNode;
  onReset: () => void;
}

function CodeForm({ auth, email, back, onReset }: CodeProps) {
  const [code, setCode] = useState('');
  const [password, setPassword] = useState('');
  const [isTried, setTried] = useState(false);
  const problem = passwordProblem(password);

  const attempt = () => {
    setTried(true);
    if (!code || problem) return undefined;
    return auth.confirmForgotPassword(email, code, password).then(onReset);
  };

  return (
    <AttemptForm submit="Change the password" attempt={attempt} secondary={back}>
      <TextField
        label={`Code that was sent to ${email}`}
        value={code}
        onChange={(value) => setCode(value.trim())}
        autoComplete="one-time-code"
        autoFocus
        error={isTried && !code ? 'Enter the code of the mail.' : undefined}
      />
      <TextField
        label="New password"
        value={password}
        onChange={setPassword}
        type="password"
        autoComplete="new-password"
        error={isTried ? problem : undefined}
        hint={PASSWORD_RULE}
      />
    </AttemptForm>
  );
}
