/** Sign-in by the Cognito user pool of the deployment; the only module that knows Amplify. */
import type { SignInOutput } from 'aws-amplify/auth';

import type { AuthPort, SignInRefusal, SignInStep } from './port';
import { SignInRefused } from './port';

export interface UserPool {
  userPoolId: string;
  userPoolClientId: string;
  userPoolEndpoint?: string | undefined;
}

const ISSUER = 'Disaster recovery';

/** Amplify is loaded when it is first needed, beside the rest of the console. */
export function cognitoAuth(pool: UserPool): AuthPort {
  const amplify = configured(pool);
  return {
    signIn: (username, password) =>
      refusable(async () => {
        const { signIn, signOut } = await amplify;
        await signOut();
        const options = { authFlowType: 'USER_SRP_AUTH' as const };
        return stepOf(await signIn({ username, password, options }));
      }),
    completeNewPassword: (password) => confirm(password),
    confirmTotp: (code) => confirm(code),
    forgotPassword: (username) =>
      refusable(async () => void (await (await amplify).resetPassword({ username }))),
    confirmForgotPassword: (username, confirmationCode, newPassword) =>
      refusable(async () =>
        (await amplify).confirmResetPassword({ username, confirmationCode, newPassword }),
      ),
    idToken: async (options) => {
      const { fetchAuthSession } = await amplify;
      const { tokens } = await fetchAuthSession(options?.forceRefresh ? options : {});
      return tokens?.idToken?.toString() ?? null;
    },
    signOut: async () => (await amplify).signOut(),
  };

  function confirm(challengeResponse: string): Promise<SignInStep> {
    return refusable(async () =>
      stepOf(await (await amplify).confirmSignIn({ challengeResponse })),
    );
  }
}

/** sessionStorage: what is signed in goes with the tab. It is set last, `configure` resets it. */
async function configured({ userPoolId, userPoolClientId, userPoolEndpoint }: UserPool) {
  const [{ Amplify }, auth, { cognitoUserPoolsTokenProvider }, { sessionStorage }] =
    await Promise.all([
      import('aws-amplify'),
      import('aws-amplify/auth'),
      import('aws-amplify/auth/cognito'),
      import('aws-amplify/utils'),
    ]);
  const endpoint = userPoolEndpoint ? { userPoolEndpoint } : {};
  Amplify.configure({ Auth: { Cognito: { userPoolId, userPoolClientId, ...endpoint } } });
  cognitoUserPoolsTokenProvider.setKeyValueStorage(sessionStorage);
  return auth;
}

function stepOf({ nextStep }: SignInOutput): SignInStep {
  switch (nextStep.signInStep) {
    case 'DONE':
      return { kind: 'DONE' };
    case 'CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED':
      return { kind: 'NEW_PASSWORD' };
    case 'CONFIRM_SIGN_IN_WITH_TOTP_CODE':
      return { kind: 'TOTP' };
    case 'CONTINUE_SIGN_IN_WITH_TOTP_SETUP': {
      const setup = nextStep.totpSetupDetails;
      const link = setup.getSetupUri(ISSUER).toString();
      return { kind: 'TOTP_SETUP', secret: setup.sharedSecret, link };
    }
    case 'RESET_PASSWORD':
      return { kind: 'RESET_PASSWORD' };
    default:
      throw new SignInRefused('UNSUPPORTED', nextStep.signInStep);
  }
}

const REFUSALS: Record<string, SignInRefusal> = {
  NotAuthorizedException: 'WRONG_PASSWORD',
  UserNotFoundException: 'WRONG_PASSWORD',
  EmptySignInPassword: 'WRONG_PASSWORD',
  InvalidPasswordException: 'PASSWORD_TOO_WEAK',
  CodeMismatchException: 'WRONG_CODE',
  EnableSoftwareTokenMFAException: 'WRONG_CODE',
  ExpiredCodeException: 'WRONG_CODE',
  LimitExceededException: 'TOO_MANY_ATTEMPTS',
  TooManyRequestsException: 'TOO_MANY_ATTEMPTS',
  TooManyFailedAttemptsException: 'TOO_MANY_ATTEMPTS',
  NetworkError: 'UNREACHABLE',
};

async function refusable<T>(attempt: () => Promise<T>): Promise<T> {
  try {
    return await attempt();
  } catch (error) {
    if (!(error instanceof Error) || error instanceof SignInRefused) throw error;
    // The same name is given to a wrong password and to one that was wrong too often.
    const isLocked = /attempts exceeded/i.test(error.message);
    const reason = isLocked ? 'TOO_MANY_ATTEMPTS' : (REFUSALS[error.name] ?? 'UNKNOWN');
    throw new SignInRefused(reason, error.message);
  }
}
