import Button from '@cloudscape-design/components/button';
import { useMemo } from 'react';

import type { Location, ServerView } from '@/api/generated';
import { serversPath } from '@/lib/paths';
import { useUrlTexts } from '@/lib/url-state';
import { AppLink } from '@/ui/AppLink';
import { EmptyState } from '@/ui/EmptyState';
import { PlaceProblems } from '@/ui/PlaceProblems';
import { PagedTable } from '@/ui/table/PagedTable';
import type { Parameter } from '@/ui/table/parameter-filter';
import { understood } from '@/ui/table/parameter-filter';
import { ParameterFilter } from '@/ui/table/ParameterFilter';
import { useTablePreferences } from '@/ui/table/table-preferences';

import { holderOf } from './choice';
import type { SourceQuery } from './form-query';
import { useSources } from './form-query';
import { sourceColumns } from './source-columns';

const ID = 'group-sources';
const WORDS = { one: 'server', many: 'servers' };
const NAMES = ['assignment', 'readiness', 'text'] as const;
type Name = (typeof NAMES)[number];

const PARAMETERS: Parameter<Name>[] = [
  {
    name: 'assignment',
    label: 'Assignment',
    options: [
      { value: 'AVAILABLE', label: 'Available' },
      { value: 'ASSIGNED', label: 'Assigned to a group' },
    ],
  },
  {
    name: 'readiness',
    label: 'Readiness',
    options: [
      { value: 'READY', label: 'Ready' },
      { value: 'NOT_READY', label: 'Not ready' },
    ],
  },
];

interface Props {
  location: Location;
  /** Undefined: it is not saved yet. */
  groupId: string | undefined;
  serverIds: readonly string[];
  onChange: (picked: ServerView[], shown: readonly ServerView[]) => void;
}

/** Every server that DRS replicates to the place: to be chosen, unless another group lists it. */
export function SourceTable({ location, groupId, serverIds, onChange }: Props) {
  const [values, setValues] = useUrlTexts(NAMES);
  const asked = understood(values, PARAMETERS);
  const columns = useMemo(() => sourceColumns(groupId), [groupId]);
  const [{ pageSize }] = useTablePreferences(ID, columns);
  // `understood` leaves only values that the API knows.
  const { query, lookAnew } = useSources({ ...location, ...asked } as SourceQuery, pageSize);
  const loaded = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const newest = query.data?.pages.at(-1);
  const isFiltered = Object.keys(asked).length > 0;
  return (
    <PagedTable
      id={ID}
      variant="EMBEDDED"
      title="Servers to choose from"
      description="Choices survive other pages and filters."
      words={WORDS}
      columns={columns}
      query={query}
      total={newest?.total}
      notice={newest && <PlaceProblems places={newest.places} />}
      onRefresh={lookAnew}
      trackBy={({ serverId }) => serverId}
      selection={{
        type: 'multi',
        items: loaded.filter(({ serverId }) => serverIds.includes(serverId)),
        count: serverIds.length,
        onChange,
        isDisabled: (server) => holderOf(server, groupId) !== null,
      }}
      filter={
        <ParameterFilter
          parameters={PARAMETERS}
          values={values}
          onChange={setValues}
          textName="text"
          placeholder="Find servers by hostname, id, address or tag"
        />
      }
      empty={isFiltered ? <NoMatch onClear={() => setValues({})} /> : <NoServers at={location} />}
    />
  );
}

function NoMatch({ onClear }: { onClear: () => void }) {
  return (
    <EmptyState
      title="Nothing found"
      text="No servers match the filter. What is chosen stays chosen."
      action={<Button onClick={onClear}>Clear the filter</Button>}
    />
  );
}

function NoServers({ at }: { at: Location }) {
  return (
    <EmptyState
      title="No servers"
      text={`DRS replicates no server to ${at.accountId} in ${at.region}. A server appears here once the replication agent of DRS is installed on it.`}
      action={<AppLink to={serversPath({})}>Show the servers of all places</AppLink>}
    />
  );
}
