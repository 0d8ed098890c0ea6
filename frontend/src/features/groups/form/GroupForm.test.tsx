// Loaded only once there is a place: not while a test waits.
import './ChosenServers';
import './MatchingTable';
import './SourceTable';

import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, test } from 'vitest';

import type {
  CreateGroupResponse,
  GetGroupResponse,
  GroupDraftInput,
  ListAccountsResponse,
  ListGroupServersResponse,
  ListSourceServersResponse,
  PreviewGroupResponse,
  UpdateGroupResponse,
} from '@/api/generated';
import { zListAccountsResponse } from '@/api/generated/zod.gen';
import { expectAccessible } from '@test/accessible';
import { exampleOf } from '@test/examples';
import { renderPage, viewer } from '@test/render';
import { answers, answersEach, refuses } from '@test/server';

import { aServer, sources, tagged, web, WEB_1, WEB_2, webServers } from '../groups-examples';
import { EditGroupPage } from './EditGroupPage';
import { NewGroupPage } from './NewGroupPage';

const button = (name: string) => screen.getByRole('button', { name });
const field = (name: string) => screen.getByRole('textbox', { name });

const edit = (at = '/groups/g-2/edit') =>
  renderPage(EditGroupPage, { at, path: '/groups/:groupId/*' });

/** Once its tables are there. */
const edited = async (at?: string) => {
  const page = edit(at);
  await screen.findByText('Servers to choose from');
  await screen.findByText('The group would have 2 servers now.');
  return page;
};

beforeEach(() => {
  answers<ListAccountsResponse>(
    'get',
    '/accounts',
    exampleOf('listAccounts', zListAccountsResponse),
  );
  answers<ListSourceServersResponse>('get', '/source-servers', sources);
  answers<PreviewGroupResponse>('post', '/protection-groups/preview', webServers);
  answers<GetGroupResponse>('get', '/protection-groups/g-2', web);
  answers<ListGroupServersResponse>('get', '/protection-groups/g-2/servers', webServers);
});

describe('a new group', () => {
  const openNew = async () => {
    const page = renderPage(NewGroupPage, { at: '/groups/new', path: '/groups/*' });
    const { user } = page;
    await user.click(await screen.findByRole('button', { name: /^Account/ }));
    await user.click(await screen.findByRole('option', { name: /111122223333/ }));
    return page;
  };

  test('asks for what is missing, at the first field that is wrong', async () => {
    const { user } = renderPage(NewGroupPage, { at: '/groups/new' });

    await user.click(button('Create the group'));

    expect(screen.getByText('Give the group a name.')).toBeInTheDocument();
    expect(field('Name')).toHaveFocus();
  });

  test('can not be created by somebody who only reads', () => {
    renderPage(NewGroupPage, { at: '/groups/new', me: viewer });

    expect(button('Create the group')).toHaveAttribute('aria-disabled', 'true');
  });

  test('has the servers that were picked', async () => {
    const sent = answers<CreateGroupResponse>('post', '/protection-groups', web, 201);
    const { user, fill } = await openNew();
    await fill(field('Name'), 'Web');
    await user.click(await screen.findByRole('checkbox', { name: 'Choose server web-2' }));
    expect(await screen.findByText('The group would have 2 servers now.')).toBeInTheDocument();

    await user.click(button('Create the group'));

    expect(await screen.findByText('Group Web is created.')).toBeInTheDocument();
    const draft = (await sent[0]?.json()) as GroupDraftInput;
    expect(draft).toMatchObject({
      name: 'Web',
      selection: { kind: 'SERVERS', serverIds: [WEB_2] },
    });
    expect(sent[0]?.headers.get('Idempotency-Key')).toBeTruthy();
  });

  test('can not have a server of another group, and says which group that is', async () => {
    const assignment = { groupId: 'g-7', groupName: 'Shop' };
    answers<ListSourceServersResponse>('get', '/source-servers', {
      ...sources,
      items: [aServer('shop-1', { assignment })],
      total: 1,
    });

    await openNew();

    expect(await screen.findByText('Assigned to Shop')).toBeInTheDocument();
    expect(screen.getByRole('checkbox', { name: 'Choose server shop-1' })).toBeDisabled();
  });

  test('by tags shows at once which servers carry them', async () => {
    const asked = answers<PreviewGroupResponse>('post', '/protection-groups/preview', {
      ...webServers,
      overlaps: [
        {
          serverId: WEB_1,
          hostname: 'web-1',
          groupId: 'g-7',
          groupName: 'Shop',
          isForbidden: false,
        },
      ],
    });
    const { user, fill } = await openNew();
    await user.click(screen.getByRole('radio', { name: /By tags/ }));
    await user.click(button('Add a tag'));

    await fill(field('Key'), 'tier');
    await fill(field('Value'), 'web');

    expect(await screen.findByText('Servers with these tags now')).toBeInTheDocument();
    await waitFor(async () =>
      expect(await asked.at(-1)?.clone().json()).toMatchObject({
        selection: { kind: 'TAGS', tags: { tier: 'web' } },
      }),
    );
    expect(await screen.findByText('In several groups')).toBeInTheDocument();
  });

  test('whose name is taken says so at the name', async () => {
    const detail = 'Another group is called Web. Choose another name.';
    refuses('post', '/protection-groups', { code: 'NAME_TAKEN', detail });
    const { user, fill } = await openNew();
    await fill(field('Name'), 'Web');

    await user.click(button('Create the group'));

    await waitFor(() => expect(field('Name')).toBeInvalid());
    expect(field('Name')).toHaveAccessibleDescription(expect.stringContaining(detail));
  });
});

describe('a group that is edited', () => {
  test('is saved in the version that was seen', async () => {
    const sent = answers<UpdateGroupResponse>('put', '/protection-groups/g-2', web);
    const { user, fill } = await edited();
    await fill(field('Name'), 'Web, Europe');

    await user.click(button('Save the group'));

    expect(await screen.findByText('Group Web is saved.')).toBeInTheDocument();
    expect(await sent[0]?.json()).toMatchObject({ name: 'Web, Europe', version: 2 });
  });

  test('keeps what is chosen when a filter hides it', async () => {
    const asked = answers<ListSourceServersResponse>('get', '/source-servers', {
      ...sources,
      items: [aServer('db-1')],
      total: 1,
    });
    const { user } = await edited('/groups/g-2/edit?text=db&assignment=AVAILABLE');
    expect(asked[0]?.url).toMatch(/accountId=111122223333.*region=eu-west-1.*assignment=AVAILABLE/);

    await user.click(await screen.findByRole('checkbox', { name: 'Choose server db-1' }));

    expect(screen.getByText('Chosen servers').parentElement).toHaveTextContent('(3)');
  });

  test('gives a server settings of its own, over those of the group', async () => {
    const sent = answers<UpdateGroupResponse>('put', '/protection-groups/g-2', web);
    const { user, fill } = await edited();
    await user.click(button('Launch settings of web-1'));
    const dialog = await screen.findByRole('dialog', { name: 'Launch settings of web-1' });
    expect(within(dialog).getByRole('button', { name: /Copy tags/ })).toHaveTextContent(
      'As the group: Yes',
    );
    await user.click(within(dialog).getByRole('button', { name: /^Instance type/ }));
    await user.click(await screen.findByRole('option', { name: 'Set here' }));
    await fill(within(dialog).getByRole('textbox'), 'm5.large');
    await user.click(within(dialog).getByRole('button', { name: 'Take over' }));

    await user.click(button('Save the group'));

    await waitFor(() => expect(sent).toHaveLength(1));
    expect(await sent[0]?.json()).toMatchObject({
      serverSettings: { [WEB_1]: { instanceType: 'm5.large', copyTags: null } },
    });
  });

  test('offers to take out servers that another group got meanwhile', async () => {
    refuses('put', '/protection-groups/g-2', {
      code: 'SERVERS_ASSIGNED',
      servers: [{ serverId: WEB_2, by: 'Shop' }],
    });
    const { user } = await edited();
    await user.click(button('Save the group'));
    expect(await screen.findByText('web-2: listed in group Shop')).toBeInTheDocument();

    await user.click(button('Take it out'));

    expect(screen.queryByText('web-2: listed in group Shop')).not.toBeInTheDocument();
    expect(screen.getByText('Chosen servers').parentElement).toHaveTextContent('(1)');
  });

  test('that somebody else changed is brought up to date, and keeps what was typed', async () => {
    const theirs = { ...web, name: 'Shop', description: 'Theirs.', version: 3 };
    refuses('put', '/protection-groups/g-2', { code: 'CONCURRENT_CHANGE' });
    const { user, fill } = await edited();
    await fill(field('Name'), 'Web, Europe');
    await user.click(button('Save the group'));
    answers<GetGroupResponse>('get', '/protection-groups/g-2', theirs);

    await user.click(await screen.findByRole('button', { name: 'Load their version, keep mine' }));

    expect(await screen.findByText(/You have both changed: Name\./)).toBeInTheDocument();
    expect(field('Name')).toHaveValue('Web, Europe');
    expect(field('Description – optional')).toHaveValue('Theirs.');
    const sent = answers<UpdateGroupResponse>('put', '/protection-groups/g-2', theirs);
    await user.click(button('Save the group'));
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(await sent[0]?.json()).toMatchObject({ name: 'Web, Europe', version: 3 });
  });

  test('is not left with unsaved changes unasked', async () => {
    const { user, fill, router } = await edited();
    await fill(field('Name'), 'Web, Europe');

    await user.click(button('Cancel'));

    const dialog = await screen.findByRole('dialog', { name: 'Leave without saving?' });
    await user.click(within(dialog).getByRole('button', { name: 'Stay here' }));
    expect(router.state.location.pathname).toBe('/groups/g-2/edit');
    expect(field('Name')).toHaveValue('Web, Europe');
  });

  test('is accessible', async () => {
    const { container } = await edited();

    await expectAccessible(container);
  });

  test('stays in its account and Region', async () => {
    await edited();

    expect(screen.getByRole('button', { name: /^Account/ })).toBeDisabled();
    expect(screen.getByText(/A group stays in its account and Region/)).toBeInTheDocument();
  });

  test('that there is not, says so', async () => {
    refuses('get', '/protection-groups/g-2', { status: 404, detail: 'There is no group g-2.' });

    edit();

    expect(await screen.findByText('There is no group g-2.')).toBeInTheDocument();
  });

  test('by tags shows whom it finds, and why that could not be looked up', async () => {
    answersEach<GetGroupResponse>('get', '/protection-groups/g-2', [{ ...tagged, groupId: 'g-2' }]);
    refuses('post', '/protection-groups/preview', { status: 422, detail: 'Not registered.' });

    edit();

    expect(await screen.findAllByText('Not registered.')).not.toHaveLength(0);
  });
});
