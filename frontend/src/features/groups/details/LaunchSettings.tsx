import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMemo } from 'react';

import type { GroupView, ServerSettings } from '@/api/generated';
import { settingLabel } from '@/lib/launch-settings';
import { EmptyState } from '@/ui/EmptyState';
import { Facts } from '@/ui/Facts';
import { PlaceProblems } from '@/ui/PlaceProblems';
import type { Column } from '@/ui/table/columns';
import { PagedTable } from '@/ui/table/PagedTable';
import { useTablePreferences } from '@/ui/table/table-preferences';

import { useEffectiveSettings } from '../groups-query';
import type { Effective } from './effective-model';
import { effectiveOf, groupDefaults, leftToDrs, settingsInUse } from './effective-model';

const WORDS = { one: 'server', many: 'servers' };

/** What the group sets, and what of it takes effect for each server. */
export function LaunchSettings({ group }: { group: GroupView }) {
  const defaults = groupDefaults(group).map(
    ([label, text]) => [label, text ?? <LeftToDrs />] as const,
  );
  return (
    <SpaceBetween size="l">
      <Container
        header={
          <Header
            variant="h2"
            description="For every server that sets nothing else. Written into DRS before each launch."
          >
            Defaults of the group
          </Header>
        }
      >
        <Facts facts={Object.fromEntries(defaults)} />
      </Container>
      <EffectiveTable group={group} />
    </SpaceBetween>
  );
}

function EffectiveTable({ group }: { group: GroupView }) {
  const columns = useMemo(() => columnsOf(group), [group]);
  // Which columns there are differs from group to group.
  const id = `group-launch-settings:${group.groupId}`;
  const [{ pageSize }] = useTablePreferences(id, columns);
  const query = useEffectiveSettings(group.groupId, pageSize);
  const place = query.data?.pages.at(-1)?.place;
  const left = leftToDrs(group);
  return (
    <PagedTable
      id={id}
      variant="EMBEDDED"
      title="What takes effect"
      description={left ? `Left to DRS for every server: ${left}.` : ''}
      words={WORDS}
      columns={columns}
      query={query}
      notice={place && <PlaceProblems places={[place]} />}
      trackBy={({ serverId }) => serverId}
      empty={<EmptyState title="No servers" text="The group has no server now." />}
    />
  );
}

function columnsOf(group: GroupView): Column<ServerSettings>[] {
  return [
    {
      id: 'hostname',
      header: 'Server',
      cell: ({ hostname }) => hostname,
      value: ({ hostname }) => hostname,
      width: 180,
    },
    ...settingsInUse(group).map((setting) => ({
      id: setting,
      header: settingLabel(setting),
      cell: (server: ServerSettings) => <EffectiveCell {...effectiveOf(server, setting)} />,
      width: 275,
    })),
  ];
}

function EffectiveCell({ text, origin }: Effective) {
  if (text === undefined) return <LeftToDrs />;
  return (
    <>
      {text}
      <Box variant="small" color="text-body-secondary" display="block">
        {origin}
      </Box>
    </>
  );
}

function LeftToDrs() {
  return (
    <Box color="text-body-secondary" display="inline">
      Left to DRS
    </Box>
  );
}
