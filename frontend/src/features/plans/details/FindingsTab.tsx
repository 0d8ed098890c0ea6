import Container from '@cloudscape-design/components/container';
import type { UseQueryResult } from '@tanstack/react-query';

import type { ApiError } from '@/api/api-error';
import type { PlanValidation, PlanView } from '@/api/generated';
import { EmptyState } from '@/ui/EmptyState';
import { Findings } from '@/ui/Findings';
import { LoadingPage } from '@/ui/LoadingPage';
import { TableHeader } from '@/ui/table/TableHeader';

import type { PlanWave } from './plan-waves';
import { RepairLink } from './RepairLink';
import { WaveLink } from './WaveLink';

interface Props {
  plan: PlanView;
  waves: readonly PlanWave[];
  query: UseQueryResult<PlanValidation, ApiError>;
  onOpen: (wave: string) => void;
}

/** Everything that is wrong with the plan by what DRS says now, and where it is mended. */
export function FindingsTab({ plan, waves, query, onOpen }: Props) {
  const findings = query.data?.findings;
  return (
    <Container
      header={
        <TableHeader
          title="Findings"
          description="Judged by what DRS says now. Refresh to judge the plan anew."
          counter={findings && `(${findings.length})`}
          query={query}
          isPage={false}
        />
      }
    >
      {findings && findings.length > 0 && (
        <Findings
          findings={findings}
          waves={waves.map(({ name }) => name)}
          repair={(finding) => <RepairLink finding={finding} plan={plan} waves={waves} />}
          openWave={(name) => <WaveLink name={name} onOpen={onOpen} />}
        />
      )}
      {findings?.length === 0 && (
        <EmptyState
          title="Nothing is wrong"
          text="The plan can start. What DRS would not launch, what a launch would destroy and what the quotas delay would be listed here."
        />
      )}
      {!findings && (query.error ? 'The plan could not be judged: see above.' : <LoadingPage />)}
    </Container>
  );
}
