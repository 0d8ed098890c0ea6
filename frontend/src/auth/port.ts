/** What the console needs of whatever knows its people. */
import type { Tokens } from '@/api/transport';

/** What is asked for next; DONE: they are signed in. */
export type SignInStep =
  | { kind: 'DONE' }
  | { kind: 'NEW_PASSWORD' }
  | { kind: 'TOTP' }
  | ({ kind: 'TOTP_SETUP' } & TotpSetup)
  | { kind: 'RESET_PASSWORD' };

/** What an authenticator app is told: the key, typed or by a link. */
export interface TotpSetup {
  secret: string;
  link: string;
}

/** Of who is signed in. Once it is set up, it is asked for at every sign-in. */
export interface SecondFactor {
  isSetUp(): Promise<boolean>;
  /** A new key for this account; it counts once a code of it is confirmed. */
  begin(account: string): Promise<TotpSetup>;
  confirm(code: string): Promise<void>;
}

export interface AuthPort extends Tokens {
  readonly secondFactor: SecondFactor;
  signIn(email: string, password: string): Promise<SignInStep>;
  completeNewPassword(password: string): Promise<SignInStep>;
  confirmTotp(code: string): Promise<SignInStep>;
  forgotPassword(email: string): Promise<void>;
  confirmForgotPassword(email: string, code: string, password: string): Promise<void>;
  signOut(): Promise<void>;
}

export type SignInRefusal =
  | 'WRONG_PASSWORD'
  | 'PASSWORD_TOO_WEAK'
  | 'WRONG_CODE'
  | 'SESSION_ENDED'
  | 'TOO_MANY_ATTEMPTS'
  | 'UNREACHABLE'
  | 'UNSUPPORTED'
  | 'UNKNOWN';

export class SignInRefused extends Error {
  constructor(
    readonly reason: SignInRefusal,
    message = '',
  ) {
    super(message);
    this.name = 'SignInRefused';
  }
}
