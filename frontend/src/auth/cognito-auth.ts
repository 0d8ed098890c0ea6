/** Sign-in by the Cognito user pool of the deployment; the only module that knows Amplify. */
import type { SetUpTOTPOutput, SignInOutput } from 'aws-amplify/auth';

import type { AuthPort, SignInRefusal, SignInStep, TotpSetup } from './port';
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
    secondFactor: {
      isSetUp: () =>
        refusable(async () => {
          const { enabled = [] } = await (await amplify).fetchMFAPreference();
          return enabled.includes('TOTP');
        }, OF_A_SESSION),
      begin: (account) =>
        refusable(async () => setupOf(await (await amplify).setUpTOTP(), account), OF_A_SESSION),
      confirm: (code) =>
        refusable(async () => {
          const { verifyTOTPSetup, updateMFAPreference } = await amplify;
          await verifyTOTPSetup({ code });
          await updateMFAPreference({ totp: 'PREFERRED' });
        }, OF_A_SESSION),
    },
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
    case 'CONTINUE_SIGN_IN_WITH_TOTP_SETUP':
      return { kind: 'TOTP_SETUP', ...setupOf(nextStep.totpSetupDetails) };
    case 'RESET_PASSWORD':
      return { kind: 'RESET_PASSWORD' };
    default:
      throw new SignInRefused('UNSUPPORTED', nextStep.signInStep);
  }
}

function setupOf(setup: SetUpTOTPOutput, account?: string): TotpSetup {
  return { secret: setup.sharedSecret, link: setup.getSetupUri(ISSUER, account).toString() };
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

/** Nobody types a password once they are signed in. */
const OF_A_SESSION: Record<string, SignInRefusal> = {
  ...REFUSALS,
  NotAuthorizedException: 'SESSION_ENDED',
  UserUnAuthenticatedException: 'SESSION_ENDED',
};

async function refusable<T>(attempt: () => Promise<T>, refusals = REFUSALS): Promise<T> {
  try {
    return await attempt();
  } catch (error) {
    if (!(error instanceof Error) || error instanceof SignInRefused) throw error;
    // The same name is given to a wrong password and to one that was wrong too often.
    const isLocked = /attempts exceeded/i.test(error.message);
    const reason = isLocked ? 'TOO_MANY_ATTEMPTS' : (refusals[error.name] ?? 'UNKNOWN');
    throw new SignInRefused(reason, error.message);
  }
}
