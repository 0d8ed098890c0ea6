import Box from '@cloudscape-design/components/box';
import { useMemo } from 'react';

import type { GroupView } from '@/api/generated';
import { NOTHING } from '@/lib/format';
import { serverPath } from '@/lib/paths';
import { AppLink } from '@/ui/AppLink';
import { EmptyState } from '@/ui/EmptyState';
import { PlaceProblems } from '@/ui/PlaceProblems';
import { StatusText } from '@/ui/StatusText';
import type { Column } from '@/ui/table/columns';
import { PagedTable } from '@/ui/table/PagedTable';

import { useDrift } from '../groups-query';
import type { DriftRow } from './drift-model';
import { driftRows } from './drift-model';

const WORDS = { one: 'server', many: 'servers' };
/** DRS is asked about each of them, and allows few questions at once. */
const SERVERS_AT_ONCE = 20;

/** What the group wants against what DRS holds, read now. */
export function DriftTable({ group }: { group: GroupView }) {
  const query = useDrift(group.groupId, SERVERS_AT_ONCE);
  const columns = useMemo(() => columnsOf(group), [group]);
  const { data } = query;
  const shown = useMemo(
    () => data && { pages: data.pages.map((page) => ({ ...page, items: driftRows(page.items) })) },
    [data],
  );
  const place = data?.pages.at(-1)?.place;
  return (
    <PagedTable
      id="group-drift"
      variant="EMBEDDED"
      title="Drift"
      description="Launch settings that DRS holds otherwise than wanted. Before each launch they are written again, so drift stops no recovery. What is left to DRS never drifts."
      words={WORDS}
      columns={columns}
      query={{ ...query, data: shown }}
      notice={place && <PlaceProblems places={[place]} />}
      trackBy={({ key }) => key}
      empty={<EmptyState title="No servers" text="The group has no server now." />}
    />
  );
}

function columnsOf({ location }: GroupView): Column<DriftRow>[] {
  return [
    {
      id: 'hostname',
      header: 'Server',
      cell: ({ serverId, hostname }) => (
        <AppLink to={serverPath({ serverId, location })}>{hostname}</AppLink>
      ),
      value: ({ hostname }) => hostname,
      width: 180,
    },
    {
      id: 'verdict',
      header: 'Verdict',
      cell: ({ verdict, problem }) => (
        <>
          <StatusText {...verdict} />
          {problem && (
            <Box variant="small" color="text-body-secondary" display="block">
              {problem}
            </Box>
          )}
        </>
      ),
      width: 260,
    },
    { id: 'setting', header: 'Setting', cell: ({ setting }) => setting || NOTHING, width: 180 },
    { id: 'wanted', header: 'Wanted', cell: ({ wanted }) => wanted || NOTHING, width: 240 },
    { id: 'found', header: 'Found in DRS', cell: ({ found }) => found || NOTHING },
  ];
}
