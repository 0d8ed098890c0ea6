/** What can be chosen in the form of a wave, and why something can't. */
import type { GroupSummary, ServerView } from '@/api/generated';
import { formatCount } from '@/lib/format';

import { before, forbiddenFor } from '../graph/wave-graph';
import type { ActionForm, Stage, WaveForm } from './plan-form';
import { waveTitle } from './plan-form';

export interface Choice {
  value: string;
  label: string;
  description?: string;
  disabled?: boolean;
  disabledReason?: string;
}

/** Never one that would close a circle. */
export function dependencyOptions(wave: WaveForm, waves: readonly WaveForm[]): Choice[] {
  const forbidden = forbiddenFor(waves, wave.key);
  return waves.flatMap((other, index) =>
    other.key === wave.key
      ? []
      : [
          {
            value: other.key,
            label: waveTitle(other, index),
            ...(forbidden.has(other.key) && !wave.dependsOn.includes(other.key)
              ? refused('It waits for this wave already.')
              : {}),
          },
        ],
  );
}

/** A group can be in one wave only. Those that are no longer there are shown by their ids. */
export function groupOptions(
  wave: WaveForm,
  waves: readonly WaveForm[],
  groups: readonly GroupSummary[],
): Choice[] {
  const known = groups.map((group) => ({
    value: group.groupId,
    label: group.name,
    description: groupText(group),
    ...unlessFree(group.groupId, wave, waves),
  }));
  const unknown = wave.groupIds
    .filter((id) => !groups.some(({ groupId }) => groupId === id))
    .map((id) => ({ value: id, label: id, description: 'Not among the known groups' }));
  return [...known, ...unknown];
}

export function serverOptions(wave: WaveForm, servers: readonly ServerView[]): Choice[] {
  const known = servers.map(({ serverId, hostname, osName }) => ({
    value: serverId,
    label: hostname || serverId,
    description: [serverId, osName].filter(Boolean).join(', '),
  }));
  const unknown = wave.optionalServerIds
    .filter((id) => !servers.some(({ serverId }) => serverId === id))
    .map((id) => ({ value: id, label: id, description: 'In no group of this wave' }));
  return [...known, ...unknown];
}

const refused = (disabledReason: string) => ({ disabled: true, disabledReason });

function unlessFree(groupId: string, wave: WaveForm, waves: readonly WaveForm[]) {
  const index = waves.findIndex(
    (other) => other.key !== wave.key && other.groupIds.includes(groupId),
  );
  const holder = waves[index];
  return holder && !wave.groupIds.includes(groupId)
    ? refused(`It is in ${waveTitle(holder, index)} already.`)
    : {};
}

function groupText({ location, serverCount }: GroupSummary): string {
  const servers = serverCount === null ? 'servers by tags' : formatCount(serverCount, 'server');
  return `${servers}, ${location.accountId} in ${location.region}`;
}

/** Instances that exist when the action runs: before the launch only those of earlier waves. */
export function targetOptions(
  stage: Stage,
  { onWave }: Pick<ActionForm, 'onWave'>,
  wave: WaveForm,
  waves: readonly WaveForm[],
): Choice[] {
  const earlier = before(waves, wave.key);
  const own = stage === 'actionsAfter' ? [{ value: '', label: 'This wave' }] : [];
  const others = waves.flatMap((other, index) => {
    const choice = { value: other.key, label: waveTitle(other, index) };
    if (earlier.has(other.key)) return [choice];
    const isLost = other.key === onWave;
    return isLost ? [{ ...choice, description: 'This wave does not wait for it any more' }] : [];
  });
  return [...own, ...others];
}

export function placeOptions({ location }: ActionForm, places: readonly string[]): Choice[] {
  const all = !location || places.includes(location) ? places : [...places, location];
  return [
    { value: '', label: 'Where the first server of the wave is' },
    ...all.map((place) => ({ value: place, label: place.replace('/', ' in ') })),
  ];
}
