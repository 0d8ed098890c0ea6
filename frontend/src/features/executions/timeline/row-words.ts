/** The timeline in words: on its bars, and for who does not see them. */
import { formatDuration } from '@/lib/duration';
import { formatCount } from '@/lib/format';
import { serverStatus, waveStatus } from '@/ui/status';

import type { Row, ServerRow, WaveRow } from './rows';

const MINUTE = 60_000;

export const nameOf = (row: Row): string =>
  row.kind === 'WAVE' ? `${row.wave.number}. ${row.wave.name}` : row.server.hostname;

export const isCritical = (row: Row): boolean =>
  row.kind === 'WAVE' && row.predicted?.isCritical === true;

/** On the bar: what it is, and as many counts as matter; then in fewer words, for small bars. */
export const barWordings = (row: Row): [string, ...string[]] =>
  row.kind === 'WAVE' ? waveWordings(row) : [serverText(row), ...tookWordings(row)];

function waveWordings({ wave }: WaveRow): [string, ...string[]] {
  const { text } = waveStatus(wave.status);
  if (!wave.startedAt) return [text];
  const all = Object.values(wave.serversByStatus).reduce((sum, count) => sum + count, 0);
  const { HEALTHY: healthy = 0, FAILED: failed = 0 } = wave.serversByStatus;
  const counts = [`${healthy} of ${all} healthy`, ...(failed > 0 ? [`${failed} failed`] : [])];
  return [`${text}, ${counts.join(', ')}`, counts.join(', ')];
}

/** Its icon says that it is healthy. */
function tookWordings({ server }: ServerRow): string[] {
  if (server.status !== 'HEALTHY' || !server.healthyAt || !server.launchingSince) return [];
  const took = Date.parse(server.healthyAt) - Date.parse(server.launchingSince);
  return [formatDuration(took), formatDuration(Math.round(took / MINUTE) * MINUTE)];
}

function serverText({ server }: ServerRow): string {
  const { text } = serverStatus(server.status, server.phase);
  if (server.healthyAt && server.launchingSince) {
    const took = Date.parse(server.healthyAt) - Date.parse(server.launchingSince);
    return server.status === 'HEALTHY'
      ? `${text} after ${formatDuration(took)}`
      : `${text}; was healthy after ${formatDuration(took)}`;
  }
  if (server.status === 'FAILED' && server.endedAt && server.launchingSince) {
    const took = Date.parse(server.endedAt) - Date.parse(server.launchingSince);
    return `${text} after ${formatDuration(took)}`;
  }
  return server.check && server.status === 'CHECKING' ? `Checking: ${server.check}` : text;
}

/** All that the row shows, as one text; `timeOf` writes a moment in the chosen zone. */
export function rowLabel(row: Row, timeOf: (moment: string) => string): string {
  const parts = row.kind === 'WAVE' ? wavePartsOf(row, timeOf) : serverPartsOf(row, timeOf);
  return parts.filter(Boolean).join('. ');
}

function wavePartsOf({ wave, predicted }: WaveRow, timeOf: (moment: string) => string): string[] {
  const counts = Object.entries(wave.serversByStatus).map(
    ([status, count]) => `${count} ${serverStatus(status).text.toLowerCase()}`,
  );
  const total = Object.values(wave.serversByStatus).reduce((sum, count) => sum + count, 0);
  return [
    `Wave ${wave.number}, ${wave.name}: ${waveStatus(wave.status).text}`,
    `${formatCount(total, 'server')}: ${counts.join(', ')}`,
    wave.startedAt ? `Started ${timeOf(wave.startedAt)}` : '',
    wave.endedAt ? `Ended ${timeOf(wave.endedAt)}` : '',
    predicted ? `Predicted ${timeOf(predicted.startsAt)} to ${timeOf(predicted.endsAt)}` : '',
    predicted?.isCritical ? 'On the critical path' : '',
  ];
}

function serverPartsOf(row: ServerRow, timeOf: (moment: string) => string): string[] {
  const { server, predicted } = row;
  return [
    `Server ${server.hostname}: ${serverText(row)}`,
    server.launchingSince ? `Launching since ${timeOf(server.launchingSince)}` : '',
    server.endedAt ? `${server.healthyAt ? 'Healthy' : 'Ended'} ${timeOf(server.endedAt)}` : '',
    predicted ? `Predicted ${timeOf(predicted.startsAt)} to ${timeOf(predicted.healthyAt)}` : '',
  ];
}
