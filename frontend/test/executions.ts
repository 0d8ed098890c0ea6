/** Executions for tests, of any size: what matters is said, the rest is as the API has answered it. */
import type {
  AllowedAction,
  ExecutionView,
  JobView,
  ServerInExecution,
  Timeline,
  WaveView,
} from '@/api/generated';
import { zGetExecutionResponse, zRehearsePlanResponse } from '@/api/generated/zod.gen';

import { exampleOf } from './examples';

const example = exampleOf('getExecution', zGetExecutionResponse);
const [exampleWave] = example.waves as [WaveView];
const [exampleServer] = example.servers as [ServerInExecution];
const [exampleJob] = exampleWave.jobs as [JobView];

export const NOON = Date.parse('2025-11-30T12:00:00Z');

/** `minutes(10)`: ten minutes after the execution started, as the API writes it. */
export const minutes = (after: number): string => new Date(NOON + after * 60_000).toISOString();

export const aPrediction = (parts: Partial<Timeline> = {}): Timeline => {
  const { timeline } = exampleOf('rehearsePlan', zRehearsePlanResponse);
  if (!timeline) throw new Error('The example of a rehearsal has no timeline.');
  return { ...timeline, ...parts };
};

export const aJob = (parts: Partial<JobView> = {}): JobView => ({ ...exampleJob, ...parts });

export const aServer = (parts: Partial<ServerInExecution> = {}): ServerInExecution => ({
  ...exampleServer,
  status: 'WAITING',
  launchingSince: null,
  reason: 'Its wave has not started yet.',
  ...parts,
});

export const aHealthyServer = (parts: Partial<ServerInExecution> = {}): ServerInExecution =>
  aServer({
    status: 'HEALTHY',
    launchingSince: minutes(0),
    healthyAt: minutes(12),
    endedAt: minutes(12),
    reason: 'It passed every check.',
    instance: {
      instanceId: 'i-0123456789abcdef0',
      launchedAt: minutes(9),
      pointInTime: minutes(-1),
      isRunning: true,
    },
    ...parts,
  });

export const aWave = (parts: Partial<WaveView> = {}): WaveView => ({
  ...exampleWave,
  status: 'WAITING',
  startedAt: null,
  deadline: null,
  jobs: [],
  serversByStatus: {},
  ...parts,
});

export const atGate = (parts: Partial<WaveView> = {}): WaveView =>
  aWave({
    status: 'AWAITING_APPROVAL',
    deadline: minutes(60),
    gate: { instructions: 'Ask the owner.', onTimeout: 'REJECT', waitingSince: minutes(10) },
    allowedActions: [may('approveWave'), may('rejectWave')],
    ...parts,
  });

export const may = (action: string): AllowedAction => ({ action, isAllowed: true, whyNot: null });

export const mayNot = (action: string, whyNot: string): AllowedAction => ({
  action,
  isAllowed: false,
  whyNot,
});

/** The counts follow from its waves and servers, unless they are said. */
export function anExecution(parts: Partial<ExecutionView> = {}): ExecutionView {
  const { waves = example.waves, servers = example.servers } = parts;
  const having = (status: string) => servers.filter((server) => server.status === status).length;
  return {
    ...example,
    waveCount: waves.length,
    wavesEnded: waves.filter(({ endedAt }) => endedAt).length,
    serverCount: servers.length,
    serversHealthy: having('HEALTHY'),
    serversFailed: having('FAILED'),
    instancesRunning: servers.filter(({ instance }) => instance?.isRunning).length,
    ...parts,
  };
}

/** The first wave is healthy, the second is being launched, the others wait for it. */
export function aLargeExecution(serverCount: number, waveCount: number): ExecutionView {
  const inEach = serverCount / waveCount;
  const numbers = Array.from({ length: waveCount }, (_, index) => index + 1);
  return anExecution({
    waves: numbers.map((number) => largeWave(number, inEach)),
    servers: numbers.flatMap((wave) =>
      Array.from({ length: inEach }, (_, index) => largeServer(wave, index)),
    ),
  });
}

function largeWave(number: number, servers: number): WaveView {
  const name = `Tier ${number}`;
  const dependsOn = number > 1 ? [`Tier ${number - 1}`] : [];
  const shared = { number, name, dependsOn };
  if (number > 2) return aWave({ ...shared, serversByStatus: { WAITING: servers } });
  const isDone = number === 1;
  return aWave({
    ...shared,
    status: isDone ? 'COMPLETED' : 'LAUNCHING',
    startedAt: minutes(isDone ? 0 : 13),
    endedAt: isDone ? minutes(13) : null,
    serversByStatus: { [isDone ? 'HEALTHY' : 'LAUNCHING']: servers },
  });
}

function largeServer(wave: number, index: number): ServerInExecution {
  const shared = {
    wave,
    hostname: `app-${wave}-${index}`,
    serverId: `s-${String(wave).padStart(3, '0')}${String(index).padStart(14, '0')}`,
  };
  if (wave === 1) return aHealthyServer(shared);
  if (wave > 2) return aServer(shared);
  return aServer({ ...shared, status: 'LAUNCHING', launchingSince: minutes(13) });
}
