/** What a preview says of a start, in words. */
import type {
  DoomedInstance,
  Finding,
  LockedServer,
  PlaceTouched,
  Prediction,
  Problem,
  StartPreview,
} from '@/api/generated';
import { formatDuration } from '@/lib/duration';
import { formatCount } from '@/lib/format';
import { endingText } from '@/lib/prediction-words';

export function placeWords({ servers, jobs, instancesDestroyed }: PlaceTouched): string {
  const launched = `${formatCount(servers, 'server')} in ${formatCount(jobs, 'DRS job')}`;
  return instancesDestroyed > 0
    ? `${launched}, ${formatCount(instancesDestroyed, 'instance')} destroyed`
    : launched;
}

/** A plan that falls short has no times that mean anything. */
export function predictedWords(
  { outcome, p50, p90 }: Pick<Prediction, 'outcome' | 'p50' | 'p90'>,
  startsAt: number,
): string {
  if (outcome !== 'COMPLETED') return `It would end as ${endingText(outcome)}`;
  const takes = (end: string) => formatDuration(Math.max(Date.parse(end) - startsAt, 0));
  return `${takes(p50)} (P50), ${takes(p90)} (P90)`;
}

const DESTROYS: ReadonlySet<string> = new Set([
  'RECOVERY_INSTANCE_WOULD_BE_DESTROYED',
  'DRILL_INSTANCE_WOULD_BE_DESTROYED',
]);

/** The instance that a finding says would be destroyed. */
export function doomedBy(
  { code, thing }: Finding,
  doomed: readonly DoomedInstance[],
): DoomedInstance | undefined {
  return DESTROYS.has(code) ? doomed.find(({ serverId }) => serverId === thing) : undefined;
}

export interface Holder {
  executionId: string;
  planName: string;
  hostnames: string[];
}

/** Servers that other executions have, by execution. */
export function holdersOf(locked: readonly LockedServer[]): Holder[] {
  const holders = new Map<string, Holder>();
  for (const { executionId, planName, hostname } of locked) {
    const holder = holders.get(executionId) ?? { executionId, planName, hostnames: [] };
    holder.hostnames.push(hostname);
    holders.set(executionId, holder);
  }
  return [...holders.values()];
}

/** Why the button does nothing; undefined: it starts. */
export function whyNotStart(preview: StartPreview | undefined): string | undefined {
  if (!preview || preview.canStart) return undefined;
  const { blockers, whyNot } = preview;
  const found = blockers.length > 0 ? [`${formatCount(blockers.length, 'finding')} above`] : [];
  const reasons = [...found.map((text) => `A start is forbidden by ${text}.`), ...whyNot];
  return reasons.join(' ');
}

/** The servers to leave out after a refusal: the API's own offer, or those that another execution has. */
export function offerOf(problem: Problem, withoutServerIds: readonly string[]): string[] {
  if (problem.offer) return problem.offer.withoutServerIds;
  if (problem.code !== 'SERVERS_LOCKED') return [];
  const locked = (problem.servers ?? []).map(({ serverId }) => serverId);
  return [...new Set([...withoutServerIds, ...locked])].toSorted();
}

const SURELY_NOT_STARTED: ReadonlySet<string> = new Set(['LOCATION_UNREACHABLE', 'BUSY']);

/** No answer, or none of the product's own: it may have been started all the same. */
export const isInDoubt = ({ status, code }: Problem): boolean =>
  (status === 0 || status >= 500) && !SURELY_NOT_STARTED.has(code);
