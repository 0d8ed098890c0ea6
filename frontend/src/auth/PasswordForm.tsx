import Button from '@cloudscape-design/components/button';
import { useState } from 'react';

import { AttemptForm } from './AttemptForm';
import type { AuthPort, SignInStep } from './port';
import { TextField } from './TextField';

interface Props {
  auth: AuthPort;
  onStep: (step: SignInStep) => void;
  onForgotten: () => void;
}

export function PasswordForm({ auth, onStep, onForgotten }: Props) {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [isTried, setTried] = useState(false);

  const attempt = () => {
    setTried(true);
    return email && password ? auth.signIn(email.trim(), password).then(onStep) : undefined;
  };
  const missing = (value: string, words: string) => (isTried && !value ? words : undefined);

  return (
    <AttemptForm
      submit="Sign in"
      attempt={attempt}
      secondary={
        <Button variant="link" formAction="none" onClick={onForgotten}>
          Forgot the password?
        </Button>
      }
    >
      <TextField
        label="E-mail address"
        value={email}
        onChange={setEmail}
        type="email"
        autoComplete="username"
        autoFocus
        error={missing(email, 'Enter your e-mail address.')}
      />
      <TextField
        label="Password"
        value={password}
        onChange={setPassword}
        type="password"
        autoComplete="current-password"
        error={missing(password, 'Enter your password.')}
      />
    </AttemptForm>
  );
}
