import type { PlanSummary } from '@/api/generated';
import { milliseconds } from '@/lib/duration';
import { formatNumber } from '@/lib/format';
import { AppLink } from '@/ui/AppLink';
import { Duration } from '@/ui/Duration';
import type { Column } from '@/ui/table/columns';
import { Time } from '@/ui/Time';

import { ActiveExecutions } from './ActiveExecutions';

export const columns: Column<PlanSummary>[] = [
  {
    id: 'name',
    header: 'Name',
    cell: ({ planId, name }) => <AppLink to={`/plans/${planId}`}>{name}</AppLink>,
    value: ({ name }) => name,
    width: 200,
  },
  {
    id: 'active',
    header: 'Running',
    cell: ({ activeExecutionIds }) => <ActiveExecutions ids={activeExecutionIds} />,
    value: ({ activeExecutionIds }) => (activeExecutionIds.length > 0 ? 'Yes' : 'No'),
    filter: 'CHOICE',
    width: 140,
  },
  {
    id: 'waves',
    header: 'Waves',
    cell: ({ planId, waveCount }) => (
      <AppLink to={`/plans/${planId}?tab=waves`} ariaLabel={`Waves: ${waveCount}`}>
        {formatNumber(waveCount)}
      </AppLink>
    ),
    value: ({ waveCount }) => waveCount,
    filter: 'NEVER',
    width: 110,
  },
  {
    id: 'groups',
    header: 'Groups',
    cell: ({ groupIds }) => formatNumber(groupIds.length),
    value: ({ groupIds }) => groupIds.length,
    filter: 'NEVER',
    width: 110,
  },
  {
    id: 'rto',
    header: 'RTO',
    cell: ({ objectives }) => <Duration of={objectives.rto} />,
    value: ({ objectives }) => spanOf(objectives.rto),
    filter: 'NEVER',
    width: 95,
  },
  {
    id: 'rpo',
    header: 'RPO',
    cell: ({ objectives }) => <Duration of={objectives.rpo} />,
    value: ({ objectives }) => spanOf(objectives.rpo),
    filter: 'NEVER',
    width: 95,
  },
  {
    id: 'description',
    header: 'Description',
    cell: ({ description }) => description,
    value: ({ description }) => description,
    width: 280,
    isHidden: true,
  },
  {
    id: 'changedAt',
    header: 'Last changed',
    cell: ({ changedAt }) => <Time at={changedAt} />,
    value: ({ changedAt }) => changedAt,
    filter: 'NEVER',
    width: 215,
  },
  {
    id: 'changedBy',
    header: 'By',
    cell: ({ changedBy }) => changedBy.name,
    value: ({ changedBy }) => changedBy.name,
    filter: 'CHOICE',
  },
];

const spanOf = (iso: string | null): number | null => (iso === null ? null : milliseconds(iso));
