import Button from '@cloudscape-design/components/button';
import { useMemo } from 'react';

import { usePage } from '@/app/page';
import { serverKey, serverOf } from '@/lib/paths';
import { useUrlText, useUrlTexts } from '@/lib/url-state';
import { AppLink } from '@/ui/AppLink';
import { EmptyState } from '@/ui/EmptyState';
import { PagedTable } from '@/ui/table/PagedTable';
import { ParameterFilter } from '@/ui/table/ParameterFilter';
import { useTablePreferences } from '@/ui/table/table-preferences';

import { Basis } from './Basis';
import { ServerPanel } from './ServerPanel';
import { columns } from './servers-columns';
import { NAMES, parametersOf, queryOf } from './servers-filter';
import { usePlacesAndGroups, useServers } from './servers-query';
import { ServersHelp } from './ServersHelp';

const ID = 'servers';
const WORDS = { one: 'server', many: 'servers' };

/** What DRS replicates, in all accounts and Regions: can it be recovered, and who looks after it. */
export function ServersPage() {
  const { accounts, groups } = usePlacesAndGroups();
  const parameters = useMemo(() => parametersOf(accounts ?? [], groups ?? []), [accounts, groups]);
  const [values, setValues] = useUrlTexts(NAMES);
  const filter = queryOf(values, parameters);
  const [{ pageSize }] = useTablePreferences(ID, columns);
  const { query, lookAnew } = useServers(filter, pageSize);
  const [openedKey, setOpenedKey] = useUrlText('server');
  const opened = serverOf(openedKey);

  const pages = query.data?.pages ?? [];
  const newest = pages.at(-1);
  const shown = pages.flatMap(({ items }) => items);
  const chosen = shown.filter((server) => serverKey(server) === openedKey);

  usePage({
    title: 'Source servers',
    contentType: 'table',
    help: <ServersHelp />,
    panel: opened && {
      header: chosen[0]?.hostname ?? opened.serverId,
      content: <ServerPanel key={openedKey} server={opened} />,
      onClose: () => setOpenedKey(undefined),
    },
  });

  return (
    <PagedTable
      id={ID}
      title="Source servers"
      words={WORDS}
      columns={columns}
      query={query}
      total={newest?.total}
      trackBy={serverKey}
      onRefresh={lookAnew}
      notice={newest && <Basis places={newest.places} />}
      selection={{
        type: 'single',
        items: chosen,
        onChange: ([server]) => setOpenedKey(server && serverKey(server)),
      }}
      filter={
        <ParameterFilter
          parameters={parameters}
          values={values}
          onChange={setValues}
          textName="text"
          placeholder="Find servers by hostname, id, address, tag or property"
        />
      }
      empty={
        Object.keys(filter).length > 0 ? (
          <NoMatch onClear={() => setValues({})} />
        ) : (
          <NoServers hasPlaces={newest === undefined || newest.places.length > 0} />
        )
      }
    />
  );
}

function NoMatch({ onClear }: { onClear: () => void }) {
  return (
    <EmptyState
      title="Nothing found"
      text="No servers match the filter."
      action={<Button onClick={onClear}>Clear the filter</Button>}
    />
  );
}

function NoServers({ hasPlaces }: { hasPlaces: boolean }) {
  if (!hasPlaces) {
    return (
      <EmptyState
        title="No servers"
        text="The product looks for servers only in registered accounts. None is registered yet."
        action={<AppLink to="/accounts">Go to the target accounts</AppLink>}
      />
    );
  }
  return (
    <EmptyState
      title="No servers"
      text="DRS replicates no server to the registered accounts and Regions. A server appears here once the replication agent of DRS is installed on it."
    />
  );
}
