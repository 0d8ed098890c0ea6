/** What the console needs of whatever knows its people. */
import type { Tokens } from '@/api/transport';

/** What is asked for next; DONE: they are signed in. */
export type SignInStep =
  | { kind: 'DONE' }
  | { kind: 'NEW_PASSWORD' }
  | { kind: 'TOTP' }
  | { kind: 'TOTP_SETUP'; secret: string; link: string }
  | { kind: 'RESET_PASSWORD' };

export interface AuthPort extends Tokens {
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
