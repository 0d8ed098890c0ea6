import type { PlanSummary } from '@/api/generated';
import { milliseconds } from '@/lib/duration';
import { formatNumber } from '@/lib/format';
import { AppLink } from '@/ui/AppLink';
import { DRILLS_COLUMN, drillsStatus } from '@/ui/drills';
import { Duration } from '@/ui/Duration';
import { StatusText } from '@/ui/StatusText';
import type { Column } from '@/ui/table/columns';
import { WIDTH } from '@/ui/table/widths';
import { Time } from '@/ui/Time';

import { ActiveExecutions } from './ActiveExecutions';
import { LastDrill } from './LastDrill';

export const columns: Column<PlanSummary>[] = [
  {
    id: 'name',
    header: 'Name',
    cell: ({ planId, name }) => <AppLink to={`/plans/${planId}`}>{name}</AppLink>,
    value: ({ name }) => name,
    width: 190,
  },
  {
    id: 'active',
    header: 'Running',
    cell: ({ activeExecutionIds }) => <ActiveExecutions ids={activeExecutionIds} />,
    value: ({ activeExecutionIds }) => (activeExecutionIds.length > 0 ? 'Yes' : 'No'),
    filter: 'CHOICE',
    width: 118,
  },
  {
    id: 'lastDrill',
    header: 'Last drill',
    cell: (plan) => <LastDrill plan={plan} />,
    value: ({ lastDrill }) => lastDrill?.endedAt ?? null,
    filter: 'NEVER',
    width: 165,
  },
  {
    id: DRILLS_COLUMN,
    header: 'Drills',
    cell: ({ drilled }) => <StatusText {...drillsStatus(drilled)} />,
    value: ({ drilled }) => drillsStatus(drilled).text,
    filter: 'CHOICE',
    width: 150,
    isHidden: true,
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
    width: 106,
  },
  {
    id: 'groups',
    header: 'Groups',
    cell: ({ groupIds }) => formatNumber(groupIds.length),
    value: ({ groupIds }) => groupIds.length,
    filter: 'NEVER',
    width: 108,
  },
  {
    id: 'rto',
    header: 'RTO',
    cell: ({ objectives }) => <Duration of={objectives.rto} />,
    value: ({ objectives }) => spanOf(objectives.rto),
    filter: 'NEVER',
    width: 90,
  },
  {
    id: 'rpo',
    header: 'RPO',
    cell: ({ objectives }) => <Duration of={objectives.rpo} />,
    value: ({ objectives }) => spanOf(objectives.rpo),
    filter: 'NEVER',
    width: 90,
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
    width: WIDTH.time,
  },
  {
    id: 'changedBy',
    header: 'Changed by',
    cell: ({ changedBy }) => changedBy.name,
    value: ({ changedBy }) => changedBy.name,
    filter: 'CHOICE',
    width: WIDTH.person,
    isHidden: true,
  },
];

const spanOf = (iso: string | null): number | null => (iso === null ? null : milliseconds(iso));
