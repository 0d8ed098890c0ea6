/** How a plan is to be started: what somebody chooses, what is wrong with it, and the request. */
import type { Location, Mode, StartChoices, StartRequest } from '@/api/generated';
import { isoDuration } from '@/lib/duration';
import { durationProblem, typedDuration } from '@/lib/duration-text';
import type { FieldErrors } from '@/lib/form';
import type { Zone } from '@/lib/preferences';

import { momentOf, momentProblem } from './moment';

export interface PinnedServer {
  serverId: string;
  hostname: string;
  location: Location;
  /** Not chosen yet. */
  snapshotId: string | undefined;
}

export interface StartForm {
  isDryRun: boolean;
  point: 'LATEST' | 'NOT_AFTER' | 'SNAPSHOT_PER_SERVER';
  /** As date and time fields have them, in the zone that somebody has chosen. */
  day: string;
  time: string;
  pinned: readonly PinnedServer[];
  cleansUp: boolean;
  cleanupAfter: string;
  reason: string;
  /** The name of the plan, as it was typed. */
  typedName: string;
}

export const NEW_START: StartForm = {
  isDryRun: false,
  point: 'LATEST',
  day: '',
  time: '',
  pinned: [],
  cleansUp: true,
  cleanupAfter: '2h',
  reason: '',
  typedName: '',
};

/** What belongs to the form, but lives in the address or in preferences. */
export interface Surroundings {
  mode: Mode;
  withoutServerIds: readonly string[];
  zone: Zone;
  now: number;
}

/** Only drills that launch something leave anything to clean up. */
export const canCleanUp = ({ isDryRun }: StartForm, mode: Mode): boolean =>
  mode === 'DRILL' && !isDryRun;

/** What happens in earnest: the name of the plan has to be typed. */
export const isInEarnest = ({ isDryRun }: StartForm, mode: Mode): boolean =>
  mode === 'RECOVERY' && !isDryRun;

/** Undefined: what was chosen so far can't be asked about. */
export function choicesOf(form: StartForm, around: Surroundings): StartChoices | undefined {
  if (Object.keys(problemsOf(form, around)).length > 0) return undefined;
  const { mode, withoutServerIds } = around;
  const span = typedDuration(form.cleanupAfter);
  const cleansUp = canCleanUp(form, mode) && form.cleansUp && span !== undefined;
  return {
    mode,
    isDryRun: form.isDryRun,
    pointInTime: pointOf(form, around),
    withoutServerIds: [...withoutServerIds],
    cleanupAfter: cleansUp ? isoDuration(span) : null,
  };
}

export function requestOf(choices: StartChoices, form: StartForm, planId: string): StartRequest {
  return {
    ...choices,
    planId,
    reason: form.reason.trim(),
    planName: isInEarnest(form, choices.mode) ? form.typedName : null,
  };
}

function pointOf(form: StartForm, around: Surroundings): NonNullable<StartChoices['pointInTime']> {
  switch (form.point) {
    case 'LATEST':
      return { kind: 'LATEST' };
    case 'NOT_AFTER':
      return { kind: 'NOT_AFTER', at: momentOf(form, around.zone) ?? '' };
    case 'SNAPSHOT_PER_SERVER':
      return { kind: 'SNAPSHOT_PER_SERVER', snapshots: snapshotsOf(form, around) };
  }
}

/** The API refuses points of servers that are left out. */
function snapshotsOf({ pinned }: StartForm, { withoutServerIds }: Surroundings) {
  return Object.fromEntries(
    pinned.flatMap(({ serverId, snapshotId }) =>
      snapshotId && !withoutServerIds.includes(serverId) ? [[serverId, snapshotId]] : [],
    ),
  );
}

const LONGEST_CLEANUP = 30 * 24 * 60 * 60 * 1000;
const LONGEST_REASON = 1024;

export function problemsOf(form: StartForm, around: Surroundings): FieldErrors {
  const problems = {
    moment: form.point === 'NOT_AFTER' ? momentProblem(form, around) : undefined,
    pinned: pinnedProblem(form, around),
    cleanupAfter:
      canCleanUp(form, around.mode) && form.cleansUp
        ? cleanupProblem(form.cleanupAfter)
        : undefined,
    reason:
      form.reason.length > LONGEST_REASON
        ? `A reason has at most ${LONGEST_REASON} characters.`
        : undefined,
  };
  const found = Object.entries(problems).filter((each): each is [string, string] => !!each[1]);
  return Object.fromEntries(found);
}

/** What is still empty is no mistake yet: the preview says that the options are not complete. */
export function shownProblems(form: StartForm, around: Surroundings): FieldErrors {
  const isBegun: Record<string, boolean> = {
    moment: form.day !== '' && form.time !== '',
    pinned: form.pinned.length > 0 && form.pinned.every(({ snapshotId }) => snapshotId),
  };
  const found = Object.entries(problemsOf(form, around));
  return Object.fromEntries(found.filter(([field]) => isBegun[field] ?? true));
}

function pinnedProblem(form: StartForm, around: Surroundings): string | undefined {
  if (form.point !== 'SNAPSHOT_PER_SERVER') return undefined;
  return Object.keys(snapshotsOf(form, around)).length === 0
    ? 'Choose a recovery point for at least one server that takes part.'
    : undefined;
}

function cleanupProblem(text: string): string | undefined {
  const isTooLong = (typedDuration(text) ?? 0) > LONGEST_CLEANUP;
  return durationProblem(text) ?? (isTooLong ? 'It can be 30 days at most.' : undefined);
}
