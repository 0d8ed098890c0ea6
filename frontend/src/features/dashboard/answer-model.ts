/** Can we recover now? One sentence, and what stands in the way, the worst first. */
import type { Overview, ServersOverview } from '@/api/generated';
import { formatCount, formatNumber } from '@/lib/format';
import { serversPath } from '@/lib/paths';
import { QUOTAS } from '@/ui/quota-usage';
import type { Shown } from '@/ui/status';
import { obstacleText } from '@/ui/status';

const PLACE = ['account and Region', 'accounts and Regions'] as const;

export interface Concern extends Shown {
  to: string;
  /** A few of those that it is about. */
  examples: string[];
}

export function answerOf(overview: Overview): Shown {
  const { basis, servers } = overview;
  if (basis.places === 0) {
    return { type: 'pending', text: 'Not known: no account is registered yet.' };
  }
  if (!servers) {
    const places = formatCount(basis.places, ...PLACE);
    return { type: 'error', text: `Not known: nothing could be read of ${places}.` };
  }
  if (servers.total === 0) {
    return { type: 'pending', text: 'There is nothing to recover: DRS replicates no server.' };
  }
  const answer = judged(servers, basis.unread);
  const isTroubled = concernsOf(overview).some(({ type }) => type === 'error');
  if (answer.type !== 'success') return answer;
  if (isTroubled) {
    return { type: 'warning', text: 'All servers are ready, but something is in the way.' };
  }
  const unplanned = servers.noGroup.count + servers.noPlan.count;
  return unplanned > 0
    ? { type: 'warning', text: `${readyText(servers)}, but ${unplannedText(servers, unplanned)}.` }
    : answer;
}

function judged({ total, ready, notReady }: ServersOverview, unread: number): Shown {
  const whole = formatCount(total, 'server');
  const seen = unread > 0 ? `${whole} that could be read` : whole;
  if (ready.count === 0) return { type: 'error', text: `No: none of ${seen} would be launched.` };
  if (notReady.count > 0) {
    return { type: 'warning', text: `Not all: ${ready.count} of ${seen} would be launched.` };
  }
  if (unread > 0) return { type: 'warning', text: `As far as is known: all ${seen} are ready.` };
  return { type: 'success', text: `${readyText({ total })}.` };
}

function readyText({ total }: Pick<ServersOverview, 'total'>): string {
  const all = total === 1 ? 'the one server is' : `all ${formatCount(total, 'server')} are`;
  return `Yes: ${all} ready`;
}

/** No plan would recover them, in whatever health they are. */
function unplannedText({ total }: ServersOverview, unplanned: number): string {
  if (unplanned < total) {
    return `${formatNumber(unplanned)} of them ${unplanned === 1 ? 'is' : 'are'} in no plan`;
  }
  return total === 1 ? 'it is in no plan' : 'none of them is in a plan';
}

/** Errors first: what keeps a recovery from being whole, in time, or possible at all. */
export function concernsOf({ basis, servers, plans, quotas }: Overview): Concern[] {
  return [
    ...unreadPlaces(basis),
    ...(servers ? obstacles(servers) : []),
    ...brokenRpos(plans.rpo),
    ...usedUp(quotas.tightest),
    ...(servers ? standing(servers) : []),
    ...(servers ? unprotected(servers) : []),
  ];
}

function unreadPlaces({ unread }: Overview['basis']): Concern[] {
  if (unread === 0) return [];
  const text = `${formatCount(unread, ...PLACE)} could not be read: servers there are in no number`;
  return [{ type: 'error', text, to: '/accounts', examples: [] }];
}

function obstacles(servers: ServersOverview): Concern[] {
  return servers.obstacles.map(({ kind, count, query, examples }) => ({
    type: 'error',
    text: `${obstacleText(kind)}: ${formatCount(count, 'server')}`,
    to: serversPath(query),
    examples: examples.map(({ hostname }) => hostname),
  }));
}

function brokenRpos(rpos: Overview['plans']['rpo']): Concern[] {
  return rpos
    .filter(({ breaching }) => breaching > 0)
    .map(({ planId, planName, worst }) => ({
      type: 'error',
      text: `RPO broken at this moment: ${planName}`,
      to: `/plans/${planId}`,
      examples: worst.map(({ hostname }) => hostname),
    }));
}

function usedUp(tightest: Overview['quotas']['tightest']): Concern[] {
  return tightest
    .filter(({ left }) => left <= 0)
    .map(({ quota, accountId, region }) => ({
      type: 'error',
      text: `DRS quota used up: ${quotaText(quota)} in ${accountId}, ${region}`,
      to: '/quotas',
      examples: [],
    }));
}

/** Such servers can be launched, from points that grow older and older. */
const STANDING = { STALLED: 'stalled', PAUSED: 'paused' } as const;

function standing({ replication }: ServersOverview): Concern[] {
  return replication.flatMap(({ replication: state, count, query, examples }) =>
    state === 'STALLED' || state === 'PAUSED'
      ? {
          type: 'warning' as const,
          text: `Replication is ${STANDING[state]}: ${formatCount(count, 'server')}`,
          to: serversPath(query),
          examples: examples.map(({ hostname }) => hostname),
        }
      : [],
  );
}

function unprotected({ noGroup, noPlan }: ServersOverview): Concern[] {
  const found = [
    { tally: noGroup, where: 'in no protection group, so in no plan' },
    { tally: noPlan, where: 'in a group, but in no recovery plan' },
  ];
  return found
    .filter(({ tally }) => tally.count > 0)
    .map(({ tally, where }) => ({
      type: 'warning',
      text: `${formatCount(tally.count, 'server')} ${where}`,
      to: serversPath(tally.query),
      examples: tally.examples.map(({ hostname }) => hostname),
    }));
}

/** A newer API may know more quotas than the console has words for. */
export const quotaText = (quota: string): string =>
  (QUOTAS as Record<string, string>)[quota] ?? quota;
