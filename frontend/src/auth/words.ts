/** What people read when the user pool refuses them. */
import type { SignInRefusal } from './port';
import { SignInRefused } from './port';

export const PASSWORD_RULE =
  'At least 14 characters, with a small letter, a capital letter and a digit.';

const WORDS: Record<SignInRefusal, string> = {
  WRONG_PASSWORD: 'E-mail address or password is wrong, or a temporary password has expired.',
  PASSWORD_TOO_WEAK: `The password is too weak. ${PASSWORD_RULE}`,
  WRONG_CODE: 'The code is wrong or has expired. Use the newest one.',
  SESSION_ENDED: 'Your session has ended. Sign out and in again.',
  TOO_MANY_ATTEMPTS: 'Too many attempts. Wait a few minutes, then try again.',
  UNREACHABLE: 'Sign-in could not be reached. Check the connection, then try again.',
  UNSUPPORTED: 'The user pool asks for something that this console does not know.',
  UNKNOWN: 'The user pool refused it.',
};

export function signInWords(error: unknown): string {
  const { reason, message } =
    error instanceof SignInRefused ? error : new SignInRefused('UNKNOWN', String(error));
  const isExplained = reason !== 'UNKNOWN' && reason !== 'UNSUPPORTED';
  return isExplained || !message ? WORDS[reason] : `${WORDS[reason]} It said: ${message}`;
}

/** What to repair, or undefined where the password keeps the rule of the user pool. */
export function passwordProblem(password: string): string | undefined {
  const isStrong =
    password.length >= 14 && [/[a-z]/, /[A-Z]/, /\d/].every((kind) => kind.test(password));
  return isStrong ? undefined : PASSWORD_RULE;
}
