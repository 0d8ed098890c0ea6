/** DRS jobs of an execution: which are in flight, and what can be said about each. */
import type { ExecutionView, JobView } from '@/api/generated';
import { formatCount } from '@/lib/format';
import type { Shown } from '@/ui/status';
import { jobStatus } from '@/ui/status';

const SETTLED: ReadonlySet<string> = new Set(['DONE', 'DROPPED']);
const AT_DRS: ReadonlySet<string> = new Set(['REQUESTED', 'SEEKING', 'RUNNING']);

export const isSettled = ({ status }: JobView): boolean => SETTLED.has(status);

export interface InFlight {
  jobs: number;
  servers: number;
}

/** What DRS works at, or may: nobody can stop that any more. */
export function inFlight({ waves }: Pick<ExecutionView, 'waves'>): InFlight {
  const jobs = waves.flatMap((wave) => wave.jobs).filter(({ status }) => AT_DRS.has(status));
  const servers = new Set(jobs.flatMap(({ serverIds }) => serverIds));
  return { jobs: jobs.length, servers: servers.size };
}

/** `12 servers are in 2 DRS jobs`; undefined: DRS works at nothing. */
export function inFlightText({ jobs, servers }: InFlight): string | undefined {
  if (jobs === 0) return undefined;
  const verb = servers === 1 ? 'is' : 'are';
  return `${formatCount(servers, 'server')} ${verb} in ${formatCount(jobs, 'DRS job')}`;
}

/** Its launches and its terminations. */
export function jobOf(view: ExecutionView, jobId: string): JobView | undefined {
  const all = [...view.waves.flatMap((wave) => wave.jobs), ...view.terminations];
  return all.find((job) => job.jobId === jobId);
}

export const placeText = ({ location }: Pick<JobView, 'location'>): string =>
  `${location.accountId}, ${location.region}`;

/** Once it runs, its phase tells more than its status. */
export function jobShown({ status, phase }: JobView): Shown {
  const shown = jobStatus(status);
  const isRunning = status === 'RUNNING' && phase;
  return isRunning ? { ...shown, text: `${shown.text}: ${phase.toLowerCase()}` } : shown;
}
