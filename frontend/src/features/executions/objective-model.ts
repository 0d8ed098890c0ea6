/** What was promised of an execution: while it runs the time that is left, at its end the verdict. */
import type { ExecutionView, ObjectiveResult, Timeline } from '@/api/generated';
import { formatDuration, milliseconds } from '@/lib/duration';
import type { Shown } from '@/ui/status';
import { verdictStatus } from '@/ui/status';

export interface Kept extends Shown {
  /** What the status alone does not say. */
  why?: string;
}

/** How an achieved time or age reads behind the verdict. */
interface Words {
  name: string;
  unpromised: string;
  met: (span: string) => string;
  missed: (span: string) => string;
  unasked: (span: string) => string;
}

const RTO: Words = {
  name: 'RTO',
  unpromised: 'Recovery time objective (RTO)',
  met: (span) => `Met in ${span}`,
  missed: (span) => `Missed: it took ${span}`,
  unasked: (span) => `Recovered in ${span}`,
};
const RPO: Words = {
  name: 'RPO',
  unpromised: 'Recovery point objective (RPO)',
  met: (span) => `Met: data was ${span} old`,
  missed: (span) => `Missed: data was ${span} old`,
  unasked: (span) => `Data was ${span} old`,
};

const label = ({ name, unpromised }: Words, promised: string | null): string =>
  promised ? `${name} of ${formatDuration(promised)}` : unpromised;

export const rtoLabel = ({ objectives }: ExecutionView): string => label(RTO, objectives.rto);
export const rpoLabel = ({ objectives }: ExecutionView): string => label(RPO, objectives.rpo);

/** Null: nobody promised anything, and there is nothing to tell. */
export function rtoStatus(view: ExecutionView, now: number): Kept | null {
  if (view.isDryRun) return NOTHING_RECOVERED;
  if (view.endedAt) return judged(view.rto, RTO);
  const { rto } = view.objectives;
  if (!rto) return null;
  const left = Date.parse(view.startedAt) + milliseconds(rto) - now;
  return left >= 0
    ? { type: 'info', text: `${formatDuration(left)} left` }
    : { type: 'error', text: `Exceeded by ${formatDuration(-left)}` };
}

export function rpoStatus(view: ExecutionView): Kept | null {
  if (view.isDryRun) return NOTHING_RECOVERED;
  if (view.endedAt) return judged(view.rpo, RPO);
  return view.objectives.rpo ? { type: 'pending', text: 'Judged at the end' } : null;
}

const NOTHING_RECOVERED: Kept = { type: 'info', text: 'A dry run recovers nothing' };

/** As the report has it: both are told the same verdict by the API. */
function judged({ verdict, achieved, explanation }: ObjectiveResult, words: Words): Kept | null {
  const span = achieved ? formatDuration(achieved) : undefined;
  if (!verdict) {
    return span ? { type: 'info', text: words.unasked(span), why: 'None promised.' } : null;
  }
  const { type, text } = verdictStatus(verdict);
  if (!span || verdict === 'UNKNOWN') return { type, text, why: explanation };
  return { type, text: verdict === 'MET' ? words.met(span) : words.missed(span) };
}

/** A rehearsal that does not complete predicts no end, but a failure. */
export const predictsEnd = ({ outcome }: Timeline): boolean => outcome === 'COMPLETED';

/** Undefined where they can't be compared: it did less than was rehearsed, or has not ended. */
export function comparedText(
  { startedAt, endedAt, status, isDryRun }: ExecutionView,
  { startsAt, p50, p90 }: Timeline,
): string | undefined {
  if (!endedAt || status !== 'COMPLETED' || isDryRun) return undefined;
  const took = Date.parse(endedAt) - Date.parse(startedAt);
  const beyond = (end: string) => took - (Date.parse(end) - Date.parse(startsAt));
  if (beyond(p90) >= 1000) return `${formatDuration(beyond(p90))} longer than P90`;
  if (beyond(p50) <= -1000) return `${formatDuration(-beyond(p50))} shorter than P50`;
  return 'As predicted: between P50 and P90';
}
