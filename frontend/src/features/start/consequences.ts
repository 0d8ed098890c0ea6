/** What a start will do and what it won't, in sentences, before anybody presses the button. */
import type { StartChoices, StartPreview } from '@/api/generated';
import { formatDuration } from '@/lib/duration';
import { formatCount } from '@/lib/format';

export interface Consequences {
  will: string[];
  willNot: string[];
}

type Touched = StartPreview['touched'];

/** `touched`: undefined where the preview is not known. */
export function consequencesOf(choices: StartChoices, touched: Touched | undefined): Consequences {
  if (choices.isDryRun) return DRY_RUN;
  const servers = touched ? formatCount(touched.servers, 'server') : 'The servers of the plan';
  const kind = choices.mode === 'DRILL' ? 'drill' : 'recovery';
  const verb = touched?.servers === 1 ? 'is' : 'are';
  return {
    will: [
      `${servers} ${verb} launched as ${kind} instances, wave by wave, with the actions and health checks of the plan.`,
      ...destroyed(touched),
      cleanup(choices),
    ],
    willNot: [
      'No source server is stopped or changed. Replication goes on.',
      'Users are not sent to the new instances, unless an action of the plan does that.',
      ...(choices.mode === 'RECOVERY'
        ? ['Nothing is undone by cancelling: DRS jobs that have begun run to their end.']
        : []),
    ],
  };
}

const DRY_RUN: Consequences = {
  will: [
    'Everything is decided as in a real run, and recorded as an execution with its own history.',
  ],
  willNot: ['Nothing is launched, no action is run, and no instance is destroyed.'],
};

function destroyed(touched: Touched | undefined): string[] {
  if (!touched) return ['Instances of earlier launches of the same servers are destroyed by DRS.'];
  const { length } = touched.doomedInstances;
  if (length === 0) return [];
  const verb = length === 1 ? 'is' : 'are';
  return [
    `${formatCount(length, 'instance')} of earlier launches ${verb} destroyed by DRS. The list is above.`,
  ];
}

function cleanup({ mode, cleanupAfter }: StartChoices): string {
  if (mode === 'DRILL' && cleanupAfter) {
    return `The drill instances are terminated ${formatDuration(cleanupAfter)} after the end of the drill.`;
  }
  return 'The instances run, and cost money, until somebody terminates them.';
}
