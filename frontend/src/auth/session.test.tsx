import { QueryClientProvider } from '@tanstack/react-query';
import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, test, vi } from 'vitest';

import type { GetMeResponse } from '@/api/generated';
import { newQueryClient } from '@/api/query-client';
import { administrator, meansOf } from '@test/render';
import { answers, API, refuses } from '@test/server';

import type { AuthPort, SignInStep } from './port';
import { SignInRefused } from './port';
import { SessionProvider, useSession } from './session';

const STRONG = 'Correct7Horse8Battery';

function authThat(does: Partial<AuthPort>): AuthPort {
  const done = () => Promise.resolve<SignInStep>({ kind: 'DONE' });
  return {
    signIn: done,
    completeNewPassword: done,
    confirmTotp: done,
    forgotPassword: () => Promise.resolve(),
    confirmForgotPassword: () => Promise.resolve(),
    idToken: () => Promise.resolve(null),
    ...meansOf(),
    ...does,
  };
}

function Inside() {
  const { me, signOut } = useSession();
  return <button onClick={() => void signOut()}>{me.user.name} is in</button>;
}

async function open(does: Partial<AuthPort>) {
  const auth = authThat(does);
  await act(async () => {
    render(
      <QueryClientProvider client={newQueryClient()}>
        <SessionProvider auth={auth} apiBaseUrl={API}>
          <Inside />
        </SessionProvider>
      </QueryClientProvider>,
    );
    await Promise.resolve();
  });
  const user = userEvent.setup();
  const enter = async () => {
    await user.type(await screen.findByLabelText('E-mail address'), 'ada@example.com');
    await user.type(screen.getByLabelText('Password'), 'secret');
    await user.click(screen.getByRole('button', { name: 'Sign in' }));
  };
  return { user, enter };
}

const isIn = () => screen.findByRole('button', { name: 'Ada is in' });
const next = (step: SignInStep) => () => Promise.resolve(step);

describe('somebody who comes', () => {
  beforeEach(() => {
    answers<GetMeResponse>('get', '/me', administrator);
  });

  test('and is signed in already goes on', async () => {
    await open({ idToken: () => Promise.resolve('token') });

    expect(await isIn()).toBeInTheDocument();
  });

  test('and signs in gets in', async () => {
    const signIn = vi.fn(next({ kind: 'DONE' }));
    const { enter } = await open({ signIn });

    await enter();

    expect(await isIn()).toBeInTheDocument();
    expect(signIn).toHaveBeenCalledWith('ada@example.com', 'secret');
  });

  test('with a wrong password is told so, and not which part is wrong', async () => {
    const { enter } = await open({
      signIn: () => Promise.reject(new SignInRefused('WRONG_PASSWORD')),
    });

    await enter();

    expect(await screen.findByText(/E-mail address or password is wrong/)).toBeInTheDocument();
  });

  test('with a temporary password chooses a strong one first', async () => {
    const completeNewPassword = vi.fn(next({ kind: 'DONE' }));
    const { user, enter } = await open({
      signIn: next({ kind: 'NEW_PASSWORD' }),
      completeNewPassword,
    });
    await enter();
    await user.type(await screen.findByLabelText('New password'), 'weak');
    await user.click(screen.getByRole('button', { name: 'Change and sign in' }));
    expect(completeNewPassword).not.toHaveBeenCalled();

    await user.clear(screen.getByLabelText('New password'));
    await user.type(screen.getByLabelText('New password'), STRONG);
    await user.type(screen.getByLabelText('New password again'), STRONG);
    await user.click(screen.getByRole('button', { name: 'Change and sign in' }));

    expect(await isIn()).toBeInTheDocument();
  });

  test('with a second factor gives its code', async () => {
    const confirmTotp = vi.fn(next({ kind: 'DONE' }));
    const { user, enter } = await open({ signIn: next({ kind: 'TOTP' }), confirmTotp });
    await enter();

    await user.type(await screen.findByLabelText('Code of your authenticator app'), '123456');
    await user.click(screen.getByRole('button', { name: 'Confirm' }));

    expect(await isIn()).toBeInTheDocument();
    expect(confirmTotp).toHaveBeenCalledWith('123456');
  });

  test('who must have a second factor is shown its key', async () => {
    const link = 'otpauth://totp/x';
    const { enter } = await open({ signIn: next({ kind: 'TOTP_SETUP', secret: 'KEY7', link }) });

    await enter();

    expect(await screen.findByText('KEY7')).toBeInTheDocument();
  });

  test('who forgot the password sets another one by a code', async () => {
    const confirmForgotPassword = vi.fn(() => Promise.resolve());
    const { user } = await open({ confirmForgotPassword });
    await user.click(await screen.findByRole('button', { name: 'Forgot the password?' }));
    await user.type(screen.getByLabelText('E-mail address'), 'ada@example.com');
    await user.click(screen.getByRole('button', { name: 'Send a code' }));

    await user.type(await screen.findByLabelText(/^Code that was sent/), '4711');
    await user.type(screen.getByLabelText('New password'), STRONG);
    await user.click(screen.getByRole('button', { name: 'Change the password' }));

    expect(await screen.findByText(/The password is changed/)).toBeInTheDocument();
    expect(confirmForgotPassword).toHaveBeenCalledWith('ada@example.com', '4711', STRONG);
  });

  test('who asks for a code without an address learns that it is missing', async () => {
    const forgotPassword = vi.fn(() => Promise.resolve());
    const { user } = await open({ forgotPassword });
    await user.click(await screen.findByRole('button', { name: 'Forgot the password?' }));

    await user.click(screen.getByRole('button', { name: 'Send a code' }));

    expect(await screen.findByText('Enter your e-mail address.')).toBeInTheDocument();
    expect(forgotPassword).not.toHaveBeenCalled();
  });

  test('and signs out is out', async () => {
    const { user } = await open({ idToken: () => Promise.resolve('token') });

    await user.click(await isIn());

    expect(await screen.findByLabelText('Password')).toBeInTheDocument();
  });
});

test('a session that the API ends is begun anew where it was', async () => {
  refuses('get', '/me', { status: 401, code: 'UNAUTHENTICATED' });

  await open({ idToken: () => Promise.resolve('token') });

  expect(await screen.findByText(/Your session has ended/)).toBeInTheDocument();
});

test('who has no role learns that, and can sign out', async () => {
  refuses('get', '/me', { status: 403, code: 'FORBIDDEN', detail: 'Ada has no role.' });
  const { user } = await open({ idToken: () => Promise.resolve('token') });
  expect(await screen.findByText('Ada has no role.')).toBeInTheDocument();

  await user.click(screen.getByRole('button', { name: 'Sign out' }));

  expect(await screen.findByLabelText('Password')).toBeInTheDocument();
});
