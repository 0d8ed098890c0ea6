import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import Tiles from '@cloudscape-design/components/tiles';
import { lazy, Suspense } from 'react';

import type { ServerView } from '@/api/generated';
import type { FieldErrors } from '@/lib/form';

import { chosenAfter } from './choice';
import type { Preview } from './form-query';
import type { GroupForm, Kind } from './group-form';
import { locationOf } from './group-form';
import { TagFields } from './TagFields';

/** Tables are heavy, and not needed before somebody has chosen a place. */
const SourceTable = lazy(async () => ({ default: (await import('./SourceTable')).SourceTable }));
const MatchingTable = lazy(async () => ({
  default: (await import('./MatchingTable')).MatchingTable,
}));
const ChosenServers = lazy(async () => ({
  default: (await import('./ChosenServers')).ChosenServers,
}));

interface Props {
  form: GroupForm;
  onChange: (form: GroupForm) => void;
  errors: FieldErrors;
  groupId: string | undefined;
  /** Undefined: too little is typed to look for servers. */
  preview: Preview | undefined;
  hostnames: Readonly<Record<string, string>>;
  onSeen: (servers: readonly ServerView[]) => void;
}

/** Which servers the group has: chosen one by one, or found by their tags. */
export function Members({ form, onChange, errors, ...props }: Props) {
  const hasPlace = Boolean(form.accountId && form.region);
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">Servers</Header>}>
        <SpaceBetween size="l">
          <Tiles
            ariaLabel="How servers are found"
            value={form.kind}
            onChange={({ detail }) => onChange({ ...form, kind: detail.value as Kind })}
            items={[
              {
                value: 'SERVERS',
                label: 'A list of servers',
                description: 'Exactly those that you choose. Each can have settings of its own.',
              },
              {
                value: 'TAGS',
                label: 'By tags',
                description: 'Every server with these tags, looked up anew at each start.',
              },
            ]}
          />
          {form.kind === 'TAGS' && (
            <TagFields
              tags={form.tags}
              onChange={(tags) => onChange({ ...form, tags })}
              errors={errors}
            />
          )}
          {!hasPlace && (
            <Box color="text-body-secondary">
              Choose the account and Region first: servers are looked for there.
            </Box>
          )}
        </SpaceBetween>
      </Container>
      {hasPlace && (
        <Suspense fallback={<Loading />}>
          <Tables form={form} onChange={onChange} {...props} />
        </Suspense>
      )}
    </SpaceBetween>
  );
}

function Tables({ form, onChange, groupId, preview, hostnames, onSeen }: Omit<Props, 'errors'>) {
  if (form.kind === 'TAGS') return preview && <MatchingTable preview={preview} />;
  return (
    <SpaceBetween size="l">
      <SourceTable
        // Pages and choices of another place mean nothing here.
        key={`${form.accountId}/${form.region}`}
        location={locationOf(form)}
        groupId={groupId}
        serverIds={form.serverIds}
        onChange={(picked, shown) => {
          onSeen(picked);
          onChange({ ...form, serverIds: chosenAfter(form.serverIds, { picked, shown }) });
        }}
      />
      <ChosenServers form={form} onChange={onChange} hostnames={hostnames} />
    </SpaceBetween>
  );
}

function Loading() {
  return (
    <Box textAlign="center" padding="l">
      <Spinner /> Loading servers
    </Box>
  );
}
