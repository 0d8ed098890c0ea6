import Box from '@cloudscape-design/components/box';
import Link from '@cloudscape-design/components/link';
import type { TableProps } from '@cloudscape-design/components/table';
import Table from '@cloudscape-design/components/table';
import { useMemo } from 'react';

import { Elapsed } from '@/ui/Duration';
import { serverStatus, waveStatus } from '@/ui/status';
import { StatusText } from '@/ui/StatusText';
import { WIDTH } from '@/ui/table/widths';
import { Time } from '@/ui/Time';

import { isCritical, nameOf } from './row-words';
import type { Row, ServerRow, WaveRow } from './rows';
import { factsOf } from './table-facts';

interface Props {
  rows: readonly Row[];
  onShow: (id: string) => void;
  onToggle: (waveNumber: number) => void;
}

/** The timeline for whoever would rather read it. */
export function TimelineTable({ rows, onShow, onToggle }: Props) {
  const tree = useMemo(() => treeOf(rows), [rows]);
  return (
    <Table<Row>
      variant="embedded"
      enableKeyboardNavigation
      resizableColumns
      wrapLines
      ariaLabels={{
        tableLabel: 'Waves and servers over time',
        expandButtonLabel: (row) => `Show the servers of ${nameOf(row)}`,
        collapseButtonLabel: (row) => `Hide the servers of ${nameOf(row)}`,
      }}
      items={tree.waves}
      trackBy={({ id }) => id}
      expandableRows={{
        getItemChildren: ({ id }) => tree.below.get(id) ?? [],
        isItemExpandable: ({ kind }) => kind === 'WAVE',
        expandedItems: tree.waves.filter(({ isOpen }) => isOpen),
        onExpandableItemToggle: ({ detail }) => {
          if (detail.item.kind === 'WAVE') onToggle(detail.item.wave.number);
        },
      }}
      columnDefinitions={columnsOf(onShow)}
    />
  );
}

function treeOf(rows: readonly Row[]) {
  const waves: WaveRow[] = [];
  const below = new Map<string, ServerRow[]>();
  for (const row of rows) {
    if (row.kind === 'WAVE') waves.push(row);
    else below.set(String(row.server.wave), [...(below.get(String(row.server.wave)) ?? []), row]);
  }
  return { waves, below };
}

const columnsOf = (onShow: (id: string) => void): TableProps.ColumnDefinition<Row>[] => [
  {
    id: 'name',
    header: 'Wave or server',
    isRowHeader: true,
    minWidth: 160,
    width: 210,
    cell: (row) => (
      <>
        <Link onFollow={() => onShow(row.id)}>{nameOf(row)}</Link>
        {isCritical(row) && <Critical />}
      </>
    ),
  },
  {
    id: 'status',
    header: 'Status',
    minWidth: 110,
    width: WIDTH.status,
    cell: (row) => (
      <StatusText
        {...(row.kind === 'WAVE'
          ? waveStatus(row.wave.status)
          : serverStatus(row.server.status, row.server.phase))}
      />
    ),
  },
  ...moments(),
];

function Critical() {
  return (
    <Box variant="small" color="text-body-secondary" display="block">
      On the critical path
    </Box>
  );
}

function moments(): TableProps.ColumnDefinition<Row>[] {
  return [
    {
      id: 'started',
      header: 'Started',
      minWidth: 120,
      width: WIDTH.time,
      cell: (row) => <Time at={factsOf(row).startedAt} />,
    },
    {
      id: 'took',
      header: 'Took',
      minWidth: 90,
      width: WIDTH.took,
      cell: (row) => <Took row={row} />,
    },
    {
      id: 'predictedStart',
      header: 'Predicted start',
      minWidth: 120,
      width: WIDTH.time,
      cell: (row) => <Time at={row.predicted?.startsAt} />,
    },
    {
      id: 'predictedTook',
      header: 'Should take',
      minWidth: 90,
      width: WIDTH.took,
      cell: (row) => (
        <Elapsed from={row.predicted?.startsAt} to={factsOf(row).predictedEnd ?? null} />
      ),
    },
  ];
}

/** What ended at a moment that the API does not tell took nobody knows how long. */
function Took({ row }: { row: Row }) {
  const { startedAt, endedAt, isOver } = factsOf(row);
  return <Elapsed from={isOver && !endedAt ? null : startedAt} to={endedAt} />;
}
