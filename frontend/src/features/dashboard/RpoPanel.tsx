import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';

import type { PlanRpo, PlansOverview } from '@/api/generated';
import { formatDuration } from '@/lib/duration';
import { serverPath } from '@/lib/paths';
import { AppLink } from '@/ui/AppLink';
import { StatusText } from '@/ui/StatusText';

import { Nothing } from './Nothing';
import { behindText, rpoGaps, rpoStatus } from './rpo-model';
import { ShortList } from './ShortList';

/** How much would be lost if the disaster were now, against what plans promise. */
export function RpoPanel({ plans: { rpo } }: { plans: PlansOverview }) {
  return (
    <Container
      header={
        <Header variant="h2" description="By the replication of the servers, at this moment.">
          RPO of the plans
        </Header>
      }
    >
      {rpo.length === 0 && <Nothing>No plan promises an RPO.</Nothing>}
      <ShortList items={rpo} keyOf={({ planId }) => planId} show={(one) => <Rpo rpo={one} />} />
    </Container>
  );
}

function Rpo({ rpo }: { rpo: PlanRpo }) {
  const gaps = rpoGaps(rpo);
  return (
    <>
      <AppLink to={`/plans/${rpo.planId}`}>{rpo.planName}</AppLink>
      {`: ${formatDuration(rpo.objective)}`}
      <div>
        <StatusText {...rpoStatus(rpo)} />
      </div>
      {(gaps || rpo.worst.length > 0) && (
        <Box variant="small" color="text-body-secondary">
          {gaps && <div>{gaps}</div>}
          {rpo.worst.map((server) => (
            <div key={server.serverId}>
              <AppLink to={serverPath(server)} fontSize="body-s">
                {behindText(server)}
              </AppLink>
            </div>
          ))}
        </Box>
      )}
    </>
  );
}
