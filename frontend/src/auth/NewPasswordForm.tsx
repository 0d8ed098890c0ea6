import { useState } from 'react';

import { AttemptForm } from './AttemptForm';
import type { AuthPort, SignInStep } from './port';
import { TextField } from './TextField';
import { PASSWORD_RULE, passwordProblem } from './words';

interface Props {
  auth: AuthPort;
  onStep: (step: SignInStep) => void;
}

/** At the first sign-in: the temporary password was somebody else's choice. */
export function NewPasswordForm({ auth, onStep }: Props) {
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [isTried, setTried] = useState(false);
  const problem = passwordProblem(password);
  const isSame = password === again;

  const attempt = () => {
    setTried(true);
    return problem || !isSame ? undefined : auth.completeNewPassword(password).then(onStep);
  };

  return (
    <AttemptForm submit="Change and sign in" attempt={attempt}>
      <TextField
        label="New password"
        value={password}
        onChange={setPassword}
        type="password"
        autoComplete="new-password"
        autoFocus
        error={isTried ? problem : undefined}
        hint={PASSWORD_RULE}
      />
      <TextField
        label="New password again"
        value={again}
        onChange={setAgain}
        type="password"
        autoComplete="new-password"
        error={isTried && !isSame ? 'The two passwords differ.' : undefined}
      />
    </AttemptForm>
  );
}
