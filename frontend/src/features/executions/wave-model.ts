/** Waves in words: their servers, and what they wait for. */
import type { WaveView } from '@/api/generated';
import { serverStatus } from '@/ui/status';

type Named = Pick<WaveView, 'number' | 'name'>;

/** As every list calls it. */
export const waveName = ({ number, name }: Named): string => `${number}. ${name}`;

export function waveNameOf(waves: readonly Named[], number: number): string {
  const wave = waves.find((each) => each.number === number);
  return wave ? waveName(wave) : String(number);
}

const ORDER = [
  'FAILED',
  'HEALTHY',
  'CHECKING',
  'LAUNCHED',
  'LAUNCHING',
  'WAITING',
  'SKIPPED',
  'TERMINATED',
];

/** `1 failed, 2 healthy`: what matters most comes first. */
export function serversByStatusText({ serversByStatus }: WaveView): string {
  return Object.entries(serversByStatus)
    .filter(([, count]) => count > 0)
    .toSorted(([a], [b]) => ORDER.indexOf(a) - ORDER.indexOf(b))
    .map(([status, count]) => `${count} ${serverStatus(status).text.toLowerCase()}`)
    .join(', ');
}
