/** A running execution of any size, made of a real one: its waves and servers again and again. */
import type { ExecutionView, ServerInExecution, WaveView } from '@/api/generated';

const STAGES = ['WAITING', 'LAUNCHING', 'CHECKING', 'HEALTHY'];
/** Of the servers, between two looks. */
const MOVING = 0.1;

export function crowd(real: ExecutionView, size: number, look: number): ExecutionView {
  const waveCount = Math.max(1, Math.round(size / 15));
  const servers = Array.from({ length: size }, (_none, index) =>
    serverOf(real, index, { waveCount, look, size }),
  );
  const waves = Array.from({ length: waveCount }, (_none, index) => waveOf(real, index, servers));
  const counts = { serverCount: size, waveCount, wavesEnded: 0, revision: look };
  return { ...real, ...counts, status: 'RUNNING', endedAt: null, waits: [], servers, waves };
}

interface Sizes {
  waveCount: number;
  look: number;
  size: number;
}

function serverOf(real: ExecutionView, index: number, sizes: Sizes): ServerInExecution {
  const like = real.servers[index % real.servers.length];
  if (!like) throw new Error('The real execution has no servers.');
  const moved = Math.floor(sizes.look * MOVING + index / sizes.size);
  return {
    ...like,
    serverId: `s-${String(index).padStart(17, '0')}`,
    hostname: `crowd-${index}`,
    wave: (index % sizes.waveCount) + 1,
    status: STAGES[(index + moved) % STAGES.length] ?? 'WAITING',
  };
}

function waveOf(real: ExecutionView, index: number, servers: ServerInExecution[]): WaveView {
  const like = real.waves[index % real.waves.length];
  if (!like) throw new Error('The real execution has no waves.');
  const serversByStatus: Record<string, number> = {};
  for (const { wave, status } of servers) {
    if (wave === index + 1) serversByStatus[status] = (serversByStatus[status] ?? 0) + 1;
  }
  const number = index + 1;
  const name = `Wave ${number}`;
  return {
    ...like,
    number,
    name,
    dependsOn: [],
    status: 'LAUNCHING',
    endedAt: null,
    serversByStatus,
  };
}
