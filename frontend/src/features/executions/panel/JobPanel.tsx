import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { TableProps } from '@cloudscape-design/components/table';
import Table from '@cloudscape-design/components/table';
import { useMemo } from 'react';

import type { JobLogLine, JobView, ServerInExecution } from '@/api/generated';
import { NOTHING } from '@/lib/format';
import { Facts } from '@/ui/Facts';
import { ProblemAlert } from '@/ui/ProblemAlert';
import { StatusText } from '@/ui/StatusText';
import { Time } from '@/ui/Time';
import { UpdatedAge } from '@/ui/UpdatedAge';

import { useJobLog } from '../executions-query';
import { jobShown, placeText } from '../job-model';

interface Props {
  executionId: string;
  jobId: string;
  job: JobView;
  servers: readonly ServerInExecution[];
}

/** A DRS job and its log, in DRS's own words. */
export function JobPanel({ executionId, jobId, job, servers }: Props) {
  return (
    <SpaceBetween size="l">
      <Facts
        columns={4}
        facts={{
          Status: <StatusText {...jobShown(job)} />,
          'Account and Region': placeText(job),
          Since: <Time at={job.since} />,
          Ended: <Time at={job.endedAt} />,
          'Next try': <Time at={job.nextTryAt} />,
          'Given up at': <Time at={job.endedAt ? null : job.deadline} />,
          Reason: job.reason,
          'Name in the execution': job.key,
        }}
      />
      {job.isOverdue && (
        <Alert type="warning">
          It is overdue and was given up, but it can not be stopped: it still counts against the
          quotas of DRS.
        </Alert>
      )}
      <JobLog executionId={executionId} jobId={jobId} servers={servers} />
    </SpaceBetween>
  );
}

function JobLog({ executionId, jobId, servers }: Omit<Props, 'job'>) {
  const log = useJobLog(executionId, jobId);
  const columns = useMemo(() => columnsOf(servers), [servers]);
  const lines = log.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Table
      variant="embedded"
      wrapLines
      loading={log.isPending}
      loadingText="Asking DRS for the log"
      header={
        <Header
          variant="h3"
          counter={`(${lines.length}${log.hasNextPage ? '+' : ''})`}
          description="Asked for only when you look: DRS allows few calls."
          actions={
            <SpaceBetween direction="horizontal" size="xs" alignItems="center">
              <UpdatedAge query={log} />
              <Button loading={log.isRefetching} onClick={() => void log.refetch()}>
                Read it again
              </Button>
            </SpaceBetween>
          }
        >
          Log
        </Header>
      }
      ariaLabels={{ tableLabel: `Log of DRS job ${jobId}` }}
      items={lines}
      columnDefinitions={columns}
      empty={
        log.error ? (
          <ProblemAlert
            problem={log.error}
            header="The log could not be read"
            onRetry={() => void log.refetch()}
          />
        ) : (
          <Box color="inherit">DRS has written nothing yet.</Box>
        )
      }
      footer={
        log.hasNextPage && (
          <Box textAlign="center">
            <Button loading={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
              Show more
            </Button>
          </Box>
        )
      }
    />
  );
}

function columnsOf(
  servers: readonly ServerInExecution[],
): TableProps.ColumnDefinition<JobLogLine>[] {
  const hostnames = new Map(servers.map(({ serverId, hostname }) => [serverId, hostname]));
  return [
    { id: 'at', header: 'At', cell: ({ at }) => <Time at={at} /> },
    { id: 'event', header: 'Event', cell: ({ event }) => event },
    {
      id: 'server',
      header: 'Server',
      cell: ({ serverId }) => (serverId ? (hostnames.get(serverId) ?? serverId) : NOTHING),
    },
    {
      id: 'instance',
      header: 'Instance',
      cell: ({ instanceId, conversionServerId }) =>
        instanceId ?? (conversionServerId ? `${conversionServerId} (conversion)` : NOTHING),
    },
    { id: 'error', header: 'Error', cell: ({ error }) => error ?? NOTHING },
  ];
}
