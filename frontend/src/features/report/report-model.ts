/** What a report says, in words. */
import type { ObjectiveResult, Report, ServerResult, WaveResult } from '@/api/generated';
import { formatDuration, milliseconds } from '@/lib/duration';
import { formatCount } from '@/lib/format';
import type { Shown } from '@/ui/status';
import { hasEnded, modeText, verdictStatus } from '@/ui/status';

type Kind = Pick<Report, 'mode' | 'isDryRun'>;

/** `Drill`, `Recovery`, `Dry run of a recovery` */
export const kindText = ({ mode, isDryRun }: Kind): string =>
  isDryRun ? `Dry run of a ${modeText(mode).toLowerCase()}` : modeText(mode);

/** What was promised and nobody could judge is told apart from what nobody promised. */
export const objectiveStatus = ({ verdict }: ObjectiveResult): Shown =>
  verdict ? verdictStatus(verdict) : { type: 'info', text: 'Nothing promised' };

export function achievedText({ achieved }: ObjectiveResult): string {
  return achieved ? formatDuration(achieved) : 'Unknown';
}

export const promisedText = ({ objective }: ObjectiveResult): string =>
  objective ? `of at most ${formatDuration(objective)}` : 'no objective';

/** Against nine of ten predicted runs. */
export function comparedText(took: string | null, predicted: string | null): string {
  if (!took || !predicted) return 'Unknown';
  const late = milliseconds(took) - milliseconds(predicted);
  if (Math.abs(late) < 1000) return 'as predicted';
  return `${formatDuration(Math.abs(late))} ${late > 0 ? 'longer' : 'less'} than predicted`;
}

/** In per cent of the longest, for bars that can be compared. */
export function shareOf(duration: string | null, longest: number): number {
  const span = milliseconds(duration ?? '');
  return span > 0 && longest > 0 ? Math.min((span / longest) * 100, 100) : 0;
}

export function longestOf(waves: readonly WaveResult[]): number {
  const spans = waves.flatMap(({ took, predicted }) => [took, predicted]);
  return Math.max(0, ...spans.map((span) => milliseconds(span ?? '')).filter((span) => span > 0));
}

export function waveServersText({ servers, healthy, failed, skipped }: WaveResult): string {
  const parts = [`${healthy} of ${formatCount(servers, 'server')} healthy`];
  if (failed > 0) parts.push(`${failed} failed`);
  if (skipped > 0) parts.push(`${skipped} skipped`);
  return parts.join(', ');
}

/** Those that somebody has to look at come first; otherwise as they were launched. */
export function troubledFirst(servers: readonly ServerResult[]): ServerResult[] {
  const isTroubled = ({ outcome }: ServerResult) => outcome === 'FAILED' || outcome === 'SKIPPED';
  return servers.toSorted(
    (a, b) => Number(isTroubled(b)) - Number(isTroubled(a)) || a.wave - b.wave,
  );
}

export function instancesText({ instancesRunning, instancesTerminated, isDryRun }: Report): string {
  if (isDryRun) return 'A dry run launches none';
  const running =
    instancesRunning === 0
      ? 'None runs any more'
      : `${formatCount(instancesRunning, 'instance')} still running, and ${instancesRunning === 1 ? 'costs' : 'cost'} money`;
  return instancesTerminated > 0 ? `${running}; ${instancesTerminated} terminated` : running;
}

/** A report may be made at any time; before the end it is no evidence yet. */
export const isFinal = ({ status }: Report): boolean => hasEnded(status);

export function pointInTimeText(
  point: Report['pointInTime'],
  timeText: (at: string) => string,
): string {
  switch (point.kind) {
    case 'LATEST':
      return 'Latest data';
    case 'NOT_AFTER':
      return `Newest data up to ${timeText(point.at)}`;
    case 'SNAPSHOT_PER_SERVER':
      return `Chosen recovery points for ${formatCount(Object.keys(point.snapshots).length, 'server')}, latest data for all others`;
  }
}
