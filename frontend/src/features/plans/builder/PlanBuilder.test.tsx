import { screen, waitFor, within } from '@testing-library/react';
import type { ComponentType } from 'react';
import { beforeEach, describe, expect, test } from 'vitest';

import type {
  CreatePlanResponse,
  GetPlanResponse,
  ListGroupsResponse,
  PlanDraft,
  PlanView,
  UpdatePlanResponse,
  ValidateDraftResponse,
} from '@/api/generated';
import {
  zGetPlanResponse,
  zListGroupsResponse,
  zValidateDraftResponse,
} from '@/api/generated/zod.gen';
import { expectAccessible } from '@test/accessible';
import { exampleOf } from '@test/examples';
import { renderPage } from '@test/render';
import { answers, answersEach, refuses } from '@test/server';

import { EditPlanPage } from './EditPlanPage';
import { NewPlanPage } from './NewPlanPage';

const plan = exampleOf('getPlan', zGetPlanResponse);
const sound = exampleOf('validateDraft', zValidateDraftResponse);

const openAt = (Page: ComponentType, at: string) =>
  renderPage(Page, { at, path: '/plans/:planId/*' });
const edit = (query = '') => openAt(EditPlanPage, `/plans/p-1/edit${query}`);
const create = () => openAt(NewPlanPage, '/plans/new');

const button = (name: string | RegExp) => screen.getByRole('button', { name });
const fields = async () => {
  const all = await screen.findAllByRole('textbox', { name: 'Name' });
  return { ofPlan: all[0] as HTMLElement, ofWave: all[1] as HTMLElement };
};
const sentTo = async (asked: Request[]) => (await asked.at(-1)?.json()) as PlanDraft;

beforeEach(() => {
  answers<GetPlanResponse>('get', '/recovery-plans/p-1', plan);
  answers<ListGroupsResponse>(
    'get',
    '/protection-groups',
    exampleOf('listGroups', zListGroupsResponse),
  );
  answers<ValidateDraftResponse>('post', '/recovery-plans/validate', sound);
});

describe('a new plan', () => {
  test('is created as it was typed, with one key for the same draft', async () => {
    const sent = answers<CreatePlanResponse>('post', '/recovery-plans', plan, 201);
    const { user, fill, container } = create();
    const { ofPlan, ofWave } = await fields();
    await fill(ofPlan, 'Web shop');
    await fill(screen.getByRole('textbox', { name: /^Recovery time objective/ }), '1h 30m');
    await fill(ofWave, 'Database');
    await expectAccessible(container);

    await user.click(button('Create the plan'));

    expect(await screen.findByText(/Plan Web shop is created/)).toBeInTheDocument();
    expect(sent[0]?.headers.get('Idempotency-Key')).toBeTruthy();
    expect(await sentTo(sent)).toMatchObject({
      name: 'Web shop',
      objectives: { rto: 'PT1H30M', rpo: null },
      waves: [{ name: 'Database', timeout: 'PT2H', onFailure: 'STOP' }],
    });
  });

  test('with gaps is not sent, and the first gap gets the focus', async () => {
    const { user } = create();
    const { ofPlan } = await fields();

    await user.click(button('Create the plan'));

    expect(screen.getAllByText('Give the plan a name.').length).toBeGreaterThan(0);
    expect(screen.getByText('1 field is wrong')).toBeInTheDocument();
    await waitFor(() => expect(ofPlan).toHaveFocus());
  });

  test('whose name is taken says so', async () => {
    refuses('post', '/recovery-plans', {
      code: 'NAME_TAKEN',
      detail: 'Another plan is called Web shop. Choose another name.',
    });
    const { user, fill } = create();
    const { ofPlan, ofWave } = await fields();
    await fill(ofPlan, 'Web shop');
    await fill(ofWave, 'Database');

    await user.click(button('Create the plan'));

    expect(await screen.findByText(/Another plan is called Web shop/)).toBeInTheDocument();
    expect(ofPlan).toHaveValue('Web shop');
  });
});

describe('the form of a plan', () => {
  test('is judged while it is typed, and each finding leads to its field', async () => {
    answers<ValidateDraftResponse>('post', '/recovery-plans/validate', {
      ...sound,
      isStartable: false,
      findings: [
        {
          code: 'CHECK_NEEDS_AGENT',
          severity: 'WARNING',
          thing: 'Health',
          fact: 'Check Health of wave Web runs before the SSM agent is known to be online.',
          fix: 'Put the check of the SSM agent before it.',
          wave: 'Web',
        },
      ],
    });
    const { user, router } = edit();
    const link = await screen.findByRole('button', { name: 'Change the wave' });

    await user.click(link);

    expect(router.state.location.search).toBe('?wave=2&part=checks');
    expect(await screen.findByText('1. EC2 status checks')).toBeInTheDocument();
  });

  test('sends a renamed wave with its dependents', async () => {
    const sent = answers<UpdatePlanResponse>('put', '/recovery-plans/p-1', plan);
    const { user, fill } = edit();
    const { ofWave } = await fields();
    await fill(ofWave, 'Data');

    await user.click(button('Save'));

    expect(await screen.findByText('Plan Web shop is saved.')).toBeInTheDocument();
    const { waves } = await sentTo(sent);
    expect(waves?.map(({ name, dependsOn }) => [name, dependsOn])).toEqual([
      ['Data', []],
      ['Web', ['Data']],
    ]);
  });

  test('offers no dependency that would close a circle, and says why', async () => {
    const { user } = edit();
    await fields();

    await user.click(screen.getByRole('button', { name: /^Waits for/ }));

    const web = await screen.findByRole('option', { name: /Web/ });
    expect(web).toHaveAttribute('aria-disabled', 'true');
    expect(web).toHaveAccessibleDescription('It waits for this wave already.');
  });

  test('removes a wave only when asked twice, and says what becomes of the others', async () => {
    const sent = answers<UpdatePlanResponse>('put', '/recovery-plans/p-1', plan);
    const { user } = edit();
    await fields();
    await user.click(button('Actions for Database'));
    await user.click(screen.getByRole('menuitem', { name: 'Remove' }));
    expect(screen.getByText(/Instead of for it, Web will wait/)).toBeInTheDocument();

    await user.click(button('Remove'));
    await user.click(button('Save'));

    await screen.findByText('Plan Web shop is saved.');
    expect((await sentTo(sent)).waves).toMatchObject([{ name: 'Web', dependsOn: [] }]);
  });

  test('takes an approval with what happens without an answer', async () => {
    const sent = answers<UpdatePlanResponse>('put', '/recovery-plans/p-1', plan);
    const { user, fill } = edit('?wave=2&part=approval');
    await user.click(await screen.findByRole('checkbox', { name: /must approve/ }));
    await fill(screen.getByRole('textbox', { name: /^Wait for an answer/ }), '30m');
    await user.click(screen.getByRole('radio', { name: /It is approved/ }));

    await user.click(button('Save'));

    await screen.findByText('Plan Web shop is saved.');
    expect((await sentTo(sent)).waves?.[1]?.approval).toEqual({
      instructions: '',
      onTimeout: 'APPROVE',
      timeout: 'PT30M',
    });
  });

  test('takes a check by document with the marker that the product knows', async () => {
    const { user, fill } = edit('?wave=2&part=checks');
    await user.click(await screen.findByRole('button', { name: 'Add a check' }));
    await user.click(screen.getByRole('menuitem', { name: 'SSM document' }));

    await fill(
      screen.getByRole('combobox', { name: /^SSM document/ }),
      'recovery-test-check-health',
    );

    expect(screen.getByRole('textbox', { name: /^Marker/ })).toHaveValue('HEALTH-CHECK-PASSED');
  });
});

describe('leaving the form', () => {
  test('with changes is asked about, without changes it is not', async () => {
    const { user, fill, router } = edit();
    const { ofPlan } = await fields();
    await fill(ofPlan, 'Another');

    await user.click(button('Cancel'));
    const dialogue = await screen.findByRole('dialog', { name: 'Leave without saving?' });
    expect(router.state.location.pathname).toBe('/plans/p-1/edit');
    await user.click(within(dialogue).getByRole('button', { name: 'Leave' }));

    await waitFor(() => expect(router.state.location.pathname).toBe('/plans/p-1'));
  });
});

describe('a plan that somebody else has changed', () => {
  const theirs: PlanView = {
    ...plan,
    version: plan.version + 1,
    description: 'Theirs.',
    changedBy: { name: 'Grace', userId: 'u-grace' },
  };

  const conflict = async () => {
    answersEach<GetPlanResponse>('get', '/recovery-plans/p-1', [plan, theirs]);
    refuses('put', '/recovery-plans/p-1', { code: 'CONCURRENT_CHANGE', detail: 'Changed.' });
    const page = edit();
    const { ofPlan } = await fields();
    await page.fill(ofPlan, 'Mine');
    await page.user.click(button('Save'));
    await screen.findByText('Grace has changed this plan in the meantime');
    return page;
  };

  test('is told with what they changed, and nothing typed is lost', async () => {
    await conflict();

    expect(screen.getByText('The description')).toBeInTheDocument();
    expect((await fields()).ofPlan).toHaveValue('Mine');
    expect(button('Save')).toHaveAttribute('aria-disabled', 'true');
  });

  test('is replaced by what was typed when one says so', async () => {
    const { user } = await conflict();
    const sent = answers<UpdatePlanResponse>('put', '/recovery-plans/p-1', theirs);

    await user.click(button('Keep mine'));
    await user.click(button('Save'));

    await waitFor(() => expect(sent).toHaveLength(1));
    expect(await sentTo(sent)).toMatchObject({ name: 'Mine', version: theirs.version });
  });

  test('is taken as it is now when one says so', async () => {
    const { user } = await conflict();

    await user.click(button('Load theirs'));

    expect(await screen.findByDisplayValue('Theirs.')).toBeInTheDocument();
    expect((await fields()).ofPlan).toHaveValue('Web shop');
  });
});

test('a plan that is running can be typed but not saved, and says until when', async () => {
  answers<GetPlanResponse>('get', '/recovery-plans/p-1', {
    ...plan,
    activeExecutionIds: ['e-7'],
    allowedActions: plan.allowedActions.map((each) => ({
      ...each,
      isAllowed: false,
      whyNot: 'Execution e-7 is active.',
    })),
  });

  edit();

  expect(await screen.findByText("The plan can't be saved now")).toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'Execution e-7' })).toBeInTheDocument();
  expect(button('Save')).toHaveAttribute('aria-disabled', 'true');
});
