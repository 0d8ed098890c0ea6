/** What is tried out in a rehearsal: in words, and in the address. The plan itself stays as it is. */
import * as z from 'zod/mini';

import type { Location, WhatIf } from '@/api/generated';
import { formatCount } from '@/lib/format';
import { parsed } from '@/lib/stored';

/** As what-ifs offer it, and as a rehearsal takes it. */
export type Change = WhatIf['change'];

const Changes: z.ZodMiniType<Change[]> = z.array(
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('WITHOUT_DEPENDENCY'), wave: z.string(), dependsOn: z.string() }),
    z.object({
      kind: z.literal('WITH_QUOTA'),
      limit: z.enum(['JOBS', 'SERVERS_IN_JOBS']),
      allowed: z.int().check(z.minimum(1)),
      location: z.object({ accountId: z.string(), region: z.string() }),
    }),
  ]),
);

/** Somebody may have typed the address: what can't be understood is not tried out. */
export const changesOf = (text: string | undefined): Change[] =>
  parsed(text ?? null, Changes) ?? [];

export const changesText = (changes: readonly Change[]): string | undefined =>
  changes.length > 0 ? JSON.stringify(changes) : undefined;

export const isTried = (changes: readonly Change[], change: Change): boolean =>
  changes.some((each) => wordsOf(each) === wordsOf(change));

/** What the API takes for a quota that limits nothing. */
const UNLIMITED = 1_000_000;

export function wordsOf(change: Change): string {
  if (change.kind === 'WITHOUT_DEPENDENCY') {
    return `${change.wave} does not wait for ${change.dependsOn}`;
  }
  const { allowed, limit, location } = change;
  const one = limit === 'JOBS' ? 'DRS job' : 'server in DRS jobs';
  const many = limit === 'JOBS' ? 'DRS jobs' : 'servers in DRS jobs';
  const number = allowed >= UNLIMITED ? `Any number of ${many}` : formatCount(allowed, one, many);
  return `${number} at the same time in ${placeText(location)}`;
}

/** What somebody would really have to do, after having tried it out here. */
export function howToKeep(change: Change): string {
  return change.kind === 'WITHOUT_DEPENDENCY'
    ? `To keep it, edit the plan: take ${change.dependsOn} out of what ${change.wave} depends on, if the applications allow it.`
    : 'To keep it, ask AWS for a higher quota of Elastic Disaster Recovery in this account and Region.';
}

export const placeText = ({ accountId, region }: Location): string => `${accountId}, ${region}`;
