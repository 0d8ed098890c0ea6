import Alert from '@cloudscape-design/components/alert';
import SpaceBetween from '@cloudscape-design/components/space-between';

import { usePage } from '@/app/page';
import type { QuotaView } from '@/api/generated';
import { AppLink } from '@/ui/AppLink';
import { EmptyState } from '@/ui/EmptyState';
import { ResourceTable } from '@/ui/table/ResourceTable';

import { columns } from './quotas-columns';
import { useQuotas } from './quotas-query';
import { QuotasHelp } from './QuotasHelp';

const WORDS = { one: 'place', many: 'accounts and Regions' };
const placeOf = ({ accountId, region }: QuotaView) => `${accountId}/${region}`;

/** What DRS allows in each account and Region, and what of it is used. */
export function QuotasPage() {
  usePage({ title: 'DRS quotas', contentType: 'table', help: <QuotasHelp /> });
  const { query, lookAnew } = useQuotas();
  return (
    <ResourceTable
      id="quotas"
      title="DRS quotas"
      description="A start that finds no room waits for it, and says so."
      notice={<UnreadPlaces places={query.data ?? []} />}
      words={WORDS}
      columns={columns}
      query={query}
      trackBy={placeOf}
      onRefresh={lookAnew}
      empty={
        <EmptyState
          title="No accounts"
          text="Quotas are read in registered accounts. None is registered yet."
          action={<AppLink to="/accounts">Go to the target accounts</AppLink>}
        />
      }
    />
  );
}

function UnreadPlaces({ places }: { places: readonly QuotaView[] }) {
  const unread = places.filter(({ problem }) => problem);
  if (unread.length === 0) return null;
  return (
    <SpaceBetween size="xs">
      {unread.map((place) => (
        <Alert key={placeOf(place)} type="warning">
          {place.accountId} in {place.region}: {place.problem?.reason}
        </Alert>
      ))}
    </SpaceBetween>
  );
}
