/** What the split panel shows, as one word in the address: a wave, a server, or a DRS job. */
import type { ExecutionView, JobView, ServerInExecution, WaveView } from '@/api/generated';

import { jobOf } from './job-model';

export type Opened =
  | { kind: 'WAVE'; wave: WaveView }
  | { kind: 'SERVER'; server: ServerInExecution }
  | { kind: 'JOB'; jobId: string; job: JobView };

/** Undefined: nothing, or nothing of this execution. */
export function openedOf(view: ExecutionView, word: string | undefined): Opened | undefined {
  if (!word) return undefined;
  const wave = view.waves.find(({ number }) => String(number) === word);
  if (wave) return { kind: 'WAVE', wave };
  const server = view.servers.find(({ serverId }) => serverId === word);
  if (server) return { kind: 'SERVER', server };
  const job = jobOf(view, word);
  return job && { kind: 'JOB', jobId: word, job };
}

export function openedTitle(opened: Opened): string {
  switch (opened.kind) {
    case 'WAVE':
      return `Wave ${opened.wave.number}: ${opened.wave.name}`;
    case 'SERVER':
      return opened.server.hostname;
    case 'JOB':
      return `DRS job ${opened.jobId}`;
  }
}
