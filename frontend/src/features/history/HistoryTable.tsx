import Button from '@cloudscape-design/components/button';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';

import type { ExecutionSummary } from '@/api/generated';
import { everyPlan } from '@/api/lists';
import { useFollow } from '@/lib/follow';
import { EmptyState } from '@/ui/EmptyState';
import type { AskedByPages } from '@/ui/table/PagedTable';
import { PagedTable } from '@/ui/table/PagedTable';
import { TimedFilter } from '@/ui/table/TimedFilter';
import type { Values } from '@/ui/table/parameter-filter';

import { columns, TABLE } from './history-columns';
import type { Name } from './history-filter';
import { parametersOf } from './history-filter';

const WORDS = { one: 'execution', many: 'executions' };

interface Props {
  query: AskedByPages<ExecutionSummary>;
  values: Values<Name>;
  onChange: (values: Values<Name>) => void;
}

export function HistoryTable({ query, values, onChange }: Props) {
  const plans = useQuery(everyPlan);
  const parameters = useMemo(() => parametersOf(plans.data ?? []), [plans.data]);
  const isFiltered = Object.keys(values).length > 0;
  return (
    <PagedTable
      id={TABLE}
      title="Executions"
      description="Drills and recoveries, the newest first."
      words={WORDS}
      columns={columns}
      query={query}
      trackBy={({ executionId }) => executionId}
      filter={
        <TimedFilter
          parameters={parameters}
          values={values}
          onChange={onChange}
          placeholder="Find executions by plan, status or mode"
          timeLabel="Started"
        />
      }
      empty={isFiltered ? <NoMatch onClear={() => onChange({})} /> : <NothingYet />}
    />
  );
}

function NoMatch({ onClear }: { onClear: () => void }) {
  return (
    <EmptyState
      title="Nothing found"
      text="No executions match the filter."
      action={<Button onClick={onClear}>Clear the filter</Button>}
    />
  );
}

function NothingYet() {
  return (
    <EmptyState
      title="No executions"
      text="Nothing has been started yet. Only a drill proves that a plan works: choose a plan and start one."
      action={
        <Button href="/plans" onFollow={useFollow()}>
          Open the recovery plans
        </Button>
      }
    />
  );
}
