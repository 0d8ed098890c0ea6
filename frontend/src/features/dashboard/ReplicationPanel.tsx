import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import PieChart from '@cloudscape-design/components/pie-chart';
import SpaceBetween from '@cloudscape-design/components/space-between';

import type { ServersOverview } from '@/api/generated';
import { formatCount, formatNumber } from '@/lib/format';
import { AppLink } from '@/ui/AppLink';

import type { Slice } from './replication-model';
import { slicesOf } from './replication-model';

/** How the servers replicate: a ring, and the same in words that lead to the servers. */
export function ReplicationPanel({ servers }: { servers: ServersOverview }) {
  const slices = slicesOf(servers.replication);
  return (
    <Container
      fitHeight
      header={
        <Header variant="h2" actions={<AppLink to="/servers">All servers</AppLink>}>
          Replication
        </Header>
      }
    >
      <SpaceBetween size="s">
        <Ring slices={slices} total={servers.total} />
        <Legend slices={slices} />
      </SpaceBetween>
    </Container>
  );
}

function Ring({ slices, total }: { slices: Slice[]; total: number }) {
  return (
    <PieChart
      variant="donut"
      size="small"
      hideFilter
      hideLegend
      hideTitles
      hideDescriptions
      ariaLabel="Servers by their replication"
      innerMetricValue={formatNumber(total)}
      innerMetricDescription={total === 1 ? 'server' : 'servers'}
      data={slices.map(({ text, count, colour }) => ({ title: text, value: count, color: colour }))}
      detailPopoverContent={({ value }) => [{ key: 'Servers', value: formatNumber(value) }]}
      empty={
        <Box textAlign="center" color="text-body-secondary">
          No servers
        </Box>
      }
    />
  );
}

function Legend({ slices }: { slices: Slice[] }) {
  return (
    <ul className="dr-plain-list dr-slices">
      {slices.map(({ text, count, colour, to }) => (
        <li key={text}>
          <span className="dr-slice-colour" style={{ background: colour }} aria-hidden />
          <span>{text}</span>
          <AppLink to={to} ariaLabel={`${text}: ${formatCount(count, 'server')}`}>
            {formatNumber(count)}
          </AppLink>
        </li>
      ))}
    </ul>
  );
}
