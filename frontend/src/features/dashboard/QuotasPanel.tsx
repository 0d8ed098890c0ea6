import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';

import type { Headroom, QuotasOverview } from '@/api/generated';
import { AppLink } from '@/ui/AppLink';
import { usageStatus } from '@/ui/quota-usage';
import { StatusText } from '@/ui/StatusText';
import { UsageCell } from '@/ui/UsageCell';

import { quotaText } from './answer-model';
import { Nothing } from './Nothing';

/** Where DRS leaves the least room. */
export function QuotasPanel({ quotas }: { quotas: QuotasOverview }) {
  const { tightest, unknown } = quotas;
  return (
    <Container
      header={
        <Header variant="h2" actions={<AppLink to="/quotas">All DRS quotas</AppLink>}>
          Quotas that are nearest to full
        </Header>
      }
    >
      <SpaceBetween size="m">
        {tightest.length === 0 && <Nothing>No quota is known.</Nothing>}
        {tightest.map((room) => (
          <Room key={`${room.accountId}/${room.region}/${room.quota}`} room={room} />
        ))}
        {unknown.map(({ accountId, region, problem }) => (
          <div key={`${accountId}/${region}`}>
            <StatusText type="warning" text="Not all is known" /> of {accountId} in {region}:{' '}
            {problem.reason}
          </div>
        ))}
      </SpaceBetween>
    </Container>
  );
}

function Room({ room }: { room: Headroom }) {
  const { quota, accountId, region } = room;
  const name = `${quotaText(quota)} in ${accountId}, ${region}`;
  return (
    <div>
      <AppLink to="/quotas">{name}</AppLink>
      <UsageCell usage={room} label={name} />
      <StatusText {...usageStatus(room)} />
    </div>
  );
}
