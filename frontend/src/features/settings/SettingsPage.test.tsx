import { screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { describe, expect, test, vi } from 'vitest';

import type {
  ExportConfigurationResponse,
  ImportConfigurationResponse,
  ImportReport,
} from '@/api/generated';
import {
  zExportConfigurationResponse,
  zImportConfigurationResponse,
} from '@/api/generated/zod.gen';
import { SignInRefused } from '@/auth/port';
import * as download from '@/lib/download';
import { expectAccessible } from '@test/accessible';
import { exampleOf } from '@test/examples';
import { renderPage, viewer } from '@test/render';
import { answers, answersEach, refuses } from '@test/server';

import { SettingsPage } from './SettingsPage';

const document = exampleOf('exportConfiguration', zExportConfigurationResponse);
const unchanged = exampleOf('importConfiguration', zImportConfigurationResponse);
const trial: ImportReport = {
  isDryRun: true,
  isComplete: false,
  counts: { CREATED: 1, UPDATED: 0, UNCHANGED: 0, REFUSED: 1, POSTPONED: 0 },
  entities: [
    { kind: 'GROUP', name: 'Web', outcome: 'CREATED', code: null, reason: null },
    { kind: 'PLAN', name: 'Shop', outcome: 'REFUSED', code: 'UNKNOWN', reason: 'No such group.' },
  ],
};
const button = (name: string) => screen.getByRole('button', { name });
const pasted = JSON.stringify(document);

describe('the configuration', () => {
  test('is exported as a file that says where and when it is from', async () => {
    const saved = vi.spyOn(download, 'saveFile').mockImplementation(() => undefined);
    answers<ExportConfigurationResponse>('get', '/configuration', document);
    const { user, container } = renderPage(SettingsPage);

    await user.click(button('Export'));

    await screen.findByText('recovery-test-2025-11-30.json was exported.');
    const [name, content] = saved.mock.calls[0] ?? [];
    expect(name).toBe('recovery-test-2025-11-30.json');
    expect(JSON.parse(content as string)).toEqual(document);
    await expectAccessible(container);
    saved.mockRestore();
  });

  test('that can not be exported says why', async () => {
    refuses('get', '/configuration', { detail: 'The configuration was changed meanwhile.' });
    const { user } = renderPage(SettingsPage);

    await user.click(button('Export'));

    expect(await screen.findByText('The configuration was changed meanwhile.')).toBeVisible();
  });
});

describe('an import', () => {
  test('is tried out first, and done once it is confirmed', async () => {
    const done = { ...trial, isDryRun: false };
    const sent = answersEach<ImportConfigurationResponse>('post', '/configuration/import', [
      trial,
      done,
    ]);
    const { user, fill } = renderPage(SettingsPage);
    await fill(screen.getByRole('textbox'), pasted);

    await user.click(button('Try it out'));
    expect(await screen.findByRole('row', { name: /Web Group Would be created/ })).toBeVisible();
    await user.click(button('Import'));
    const dialogue = within(await screen.findByRole('dialog'));
    expect(dialogue.getByText('Group Web is created.')).toBeInTheDocument();
    expect(dialogue.getByText(/Nothing is deleted/)).toBeInTheDocument();
    await user.click(dialogue.getByRole('button', { name: 'Import' }));

    expect(
      await screen.findByRole('row', { name: /Shop Plan Refused No such group/ }),
    ).toBeVisible();
    const bodies = await Promise.all(sent.map((request) => request.json()));
    expect(bodies).toMatchObject([
      { document, isDryRun: true },
      { document, isDryRun: false },
    ]);
    expect(sent[1]?.headers.get('Idempotency-Key')).toBeTruthy();
  });

  test('of a file begins with its text', async () => {
    const { user, container } = renderPage(SettingsPage);
    const input = container.querySelector<HTMLInputElement>('input[type=file]');
    const file = new File([pasted], 'configuration.json', { type: 'application/json' });

    if (input) await user.upload(input, file);

    await waitFor(() => expect(screen.getByRole('textbox')).toHaveValue(pasted));
    expect(screen.getByText('It has 1 account, 2 groups, 1 plan.')).toBeInTheDocument();
  });

  test('that would change nothing can not be done', async () => {
    answers<ImportConfigurationResponse>('post', '/configuration/import', unchanged);
    const { user, fill } = renderPage(SettingsPage);
    await fill(screen.getByRole('textbox'), pasted);

    await user.click(button('Try it out'));

    expect(await screen.findByText(/Nothing differs from what is here/)).toBeInTheDocument();
    expect(button('Import')).toHaveAttribute('aria-disabled', 'true');
  });

  test('of something else is not even tried', async () => {
    const { fill } = renderPage(SettingsPage);

    await fill(screen.getByRole('textbox'), '{"groups": [}');

    expect(screen.getByText(/It is not JSON/)).toBeInTheDocument();
    expect(button('Try it out')).toHaveAttribute('aria-disabled', 'true');
  });

  test('that is refused as a whole names the wrong fields', async () => {
    refuses('post', '/configuration/import', {
      status: 400,
      errors: [{ field: 'document.groups[0].name', message: 'It is missing.' }],
    });
    const { user, fill } = renderPage(SettingsPage);
    await fill(screen.getByRole('textbox'), pasted);

    await user.click(button('Try it out'));

    expect(await screen.findByText('document.groups[0].name: It is missing.')).toBeVisible();
  });

  test('is for administrators', () => {
    renderPage(SettingsPage, { me: viewer });

    expect(button('Try it out')).toHaveAttribute('aria-disabled', 'true');
  });
});

test('somebody sees who they are, and what they may do here', async () => {
  const { container } = renderPage(SettingsPage, { at: '/settings?tab=about', me: viewer });

  const allowed = within(screen.getByRole('list', { name: 'You may' }));
  expect(allowed.getByText('Look at everything, validate and rehearse')).toBeInTheDocument();
  const denied = within(screen.getByRole('list', { name: 'You may not' }));
  expect(denied.getByText('Start real recoveries')).toBeInTheDocument();
  await expectAccessible(container);
});

describe('a second factor', () => {
  const at = '/settings?tab=about';
  const enter = async (user: UserEvent, code: string) => {
    await user.type(await screen.findByLabelText('Code of your authenticator app'), code);
    await user.click(button('Confirm'));
  };

  test('is set up with a key, and counts once a code of it is confirmed', async () => {
    const codes: string[] = [];
    const { user, container } = renderPage(SettingsPage, {
      at,
      secondFactor: {
        isSetUp: () => Promise.resolve(codes.length > 0),
        confirm: (code) => Promise.resolve(void codes.push(code)),
      },
    });
    expect(await screen.findByText(/^Not set up/)).toBeVisible();

    await user.click(button('Set up'));
    expect(await screen.findByText('KEY7')).toBeVisible();
    await expectAccessible(container);
    await enter(user, '123456');

    expect(await screen.findByText(/^Set up: every sign-in asks for a code/)).toBeVisible();
    expect(codes).toEqual(['123456']);
    expect(screen.queryByText('KEY7')).not.toBeInTheDocument();
    expect(button('Set up anew')).toBeVisible();
  });

  test('whose code is wrong is not set up', async () => {
    const refused = () => Promise.reject(new SignInRefused('WRONG_CODE'));
    const { user } = renderPage(SettingsPage, { at, secondFactor: { confirm: refused } });

    await user.click(button('Set up'));
    await enter(user, '123456');

    expect(await screen.findByText(/The code is wrong or has expired/)).toBeVisible();
    expect(screen.getByText(/^Not set up/)).toBeVisible();
  });

  test('that nobody can be asked about says so, and claims nothing', async () => {
    const refused = () => Promise.reject(new SignInRefused('UNREACHABLE'));
    renderPage(SettingsPage, { at, secondFactor: { isSetUp: refused } });

    expect(await screen.findByText(/could not be reached/)).toBeVisible();
    expect(screen.queryByText(/^(Not set|Set) up:/)).not.toBeInTheDocument();
  });
});
