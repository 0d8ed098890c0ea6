/** A wave as the graph shows it, whether it is saved or still being typed. */
import { formatCount } from '@/lib/format';
import type { Shown } from '@/ui/status';

import type { Dependent } from './wave-graph';

export interface GraphWave extends Dependent {
  number: number;
  name: string;
  /** What it does, in a few words. */
  text: string;
  /** Only where something is wrong with it. */
  trouble?: Shown | undefined;
}

interface Content {
  groups: number;
  checks: number;
  actions: number;
  needsApproval: boolean;
}

/** `approval, 2 groups, 3 checks`; what is not there is not told, but a wave without groups. */
export function contentText({ groups, checks, actions, needsApproval }: Content): string {
  const parts = [
    needsApproval ? 'approval' : '',
    groups > 0 ? formatCount(groups, 'group') : 'no groups',
    checks > 0 ? formatCount(checks, 'check') : '',
    actions > 0 ? formatCount(actions, 'action') : '',
  ];
  return parts.filter(Boolean).join(', ');
}

/** For whoever can't see the lines. */
export function spokenWave(wave: GraphWave, waves: readonly GraphWave[]): string {
  const names = waves.filter(({ key }) => wave.dependsOn.includes(key)).map(({ name }) => name);
  return [
    `${wave.number} ${wave.name}`,
    wave.text,
    wave.trouble?.text,
    names.length > 0 ? `waits for ${names.join(' and ')}` : 'waits for no other wave',
  ]
    .filter(Boolean)
    .join(', ');
}
