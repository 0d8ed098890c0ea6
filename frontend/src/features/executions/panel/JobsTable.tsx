import Badge from '@cloudscape-design/components/badge';
import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import type { TableProps } from '@cloudscape-design/components/table';
import Table from '@cloudscape-design/components/table';
import { useMemo } from 'react';

import type { JobView } from '@/api/generated';
import { formatCount, NOTHING } from '@/lib/format';
import { Due } from '@/ui/Age';
import { Elapsed } from '@/ui/Duration';
import { StatusText } from '@/ui/StatusText';

import { jobShown, placeText } from '../job-model';

interface Props {
  jobs: readonly JobView[];
  title: string;
  onShow: (id: string) => void;
}

/** DRS jobs of a wave, or terminations: where each is, and the way to its log. */
export function JobsTable({ jobs, title, onShow }: Props) {
  const columns = useMemo(() => columnsOf(onShow), [onShow]);
  return (
    <Table
      variant="embedded"
      header={
        <Header variant="h3" counter={`(${jobs.length})`}>
          {title}
        </Header>
      }
      ariaLabels={{ tableLabel: title }}
      items={jobs}
      trackBy={({ key }) => key}
      columnDefinitions={columns}
      wrapLines
      empty={<Box color="inherit">None has been asked for yet.</Box>}
    />
  );
}

const columnsOf = (onShow: (id: string) => void): TableProps.ColumnDefinition<JobView>[] => [
  {
    id: 'job',
    header: 'DRS job',
    isRowHeader: true,
    cell: ({ jobId, key }) =>
      jobId ? <Link onFollow={() => onShow(jobId)}>{jobId}</Link> : `No id yet (${key})`,
  },
  {
    id: 'status',
    header: 'Status',
    cell: (job) => (
      <>
        <StatusText {...jobShown(job)} />
        {job.isOverdue && (
          <>
            {' '}
            <Badge color="red">Overdue</Badge>
          </>
        )}
      </>
    ),
  },
  {
    id: 'servers',
    header: 'Servers',
    cell: ({ serverIds }) => formatCount(serverIds.length, 'server'),
  },
  { id: 'place', header: 'Account and Region', cell: placeText },
  {
    id: 'running',
    header: 'For',
    cell: ({ since, endedAt }) => <Elapsed from={since} to={endedAt} />,
  },
  {
    id: 'next',
    header: 'Next try',
    cell: ({ nextTryAt }) => <Due of={nextTryAt} />,
  },
  { id: 'reason', header: 'Reason', cell: ({ reason }) => reason ?? NOTHING },
];
