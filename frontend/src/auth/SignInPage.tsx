import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import { useState } from 'react';

import { ForgotPasswordForm } from './ForgotPasswordForm';
import { NewPasswordForm } from './NewPasswordForm';
import { PasswordForm } from './PasswordForm';
import type { AuthPort, SignInStep } from './port';
import { TotpForm } from './TotpForm';

/** FORGOTTEN: somebody says so, or an administrator has reset the password. */
type Stage = { kind: 'PASSWORD'; note?: string } | { kind: 'FORGOTTEN' } | SignInStep;

interface Props {
  auth: AuthPort;
  /** They were signed in until now. */
  hasEnded: boolean;
  onSignedIn: () => void;
}

export function SignInPage({ auth, hasEnded, onSignedIn }: Props) {
  const [stage, setStage] = useState<Stage>({ kind: 'PASSWORD' });
  const goOn = (step: SignInStep) => (step.kind === 'DONE' ? onSignedIn() : setStage(step));
  return (
    <main className="dr-sign-in">
      <SpaceBetween size="l">
        <Box variant="h1" textAlign="center">
          Disaster recovery
        </Box>
        {hasEnded && stage.kind === 'PASSWORD' && (
          <Alert>Your session has ended. Sign in again to go on where you were.</Alert>
        )}
        {stage.kind === 'PASSWORD' && stage.note && <Alert type="success">{stage.note}</Alert>}
        <StageForm stage={stage} auth={auth} onStep={goOn} onStage={setStage} />
        {stage.kind === 'PASSWORD' && (
          <Box variant="small" color="text-body-secondary">
            An administrator of the AWS account adds people, and gives them their roles.
          </Box>
        )}
      </SpaceBetween>
    </main>
  );
}

interface StageProps {
  stage: Stage;
  auth: AuthPort;
  onStep: (step: SignInStep) => void;
  onStage: (stage: Stage) => void;
}

function StageForm({ stage, auth, onStep, onStage }: StageProps) {
  switch (stage.kind) {
    case 'PASSWORD':
    case 'DONE':
      return (
        <Titled title="Sign in">
          <PasswordForm
            auth={auth}
            onStep={onStep}
            onForgotten={() => onStage({ kind: 'FORGOTTEN' })}
          />
        </Titled>
      );
    case 'NEW_PASSWORD':
      return (
        <Titled title="Choose a new password">
          <NewPasswordForm auth={auth} onStep={onStep} />
        </Titled>
      );
    case 'TOTP':
    case 'TOTP_SETUP':
      return (
        <Titled title="Second factor">
          <TotpForm
            setup={stage.kind === 'TOTP_SETUP' ? stage : null}
            confirm={(code) => auth.confirmTotp(code).then(onStep)}
          />
        </Titled>
      );
    case 'FORGOTTEN':
    case 'RESET_PASSWORD':
      return (
        <Titled title="Reset the password">
          <ForgotPasswordForm
            auth={auth}
            onCancel={() => onStage({ kind: 'PASSWORD' })}
            onReset={() =>
              onStage({ kind: 'PASSWORD', note: 'The password is changed. Sign in with it.' })
            }
          />
        </Titled>
      );
  }
}

function Titled({ title, children }: { title: string; children: ReactNode }) {
  return <Container header={<Header variant="h2">{title}</Header>}>{children}</Container>;
}
