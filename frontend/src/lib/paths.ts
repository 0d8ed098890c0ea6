/** Addresses of the console that several pages link to. */
import type { EntityKind, Location } from '@/api/generated';

import { leftOutText } from './left-out';

interface ServerAt {
  serverId: string;
  location: Location;
}

/** With the parameters of `listSourceServers`. */
export function serversPath(query: Readonly<Record<string, string>>): string {
  const params = new URLSearchParams(query).toString();
  return params ? `/servers?${params}` : '/servers';
}

/** The list with this server alone, opened. */
export function serverPath({ serverId, location }: ServerAt): string {
  return serversPath({ text: serverId, server: serverKey({ serverId, location }) });
}

/** As the address of the list names the server that is opened. */
export function serverKey({ serverId, location }: ServerAt): string {
  return `${location.accountId}/${location.region}/${serverId}`;
}

export function serverOf(key: string | undefined): ServerAt | undefined {
  const match = /^(\d{12})\/([a-z0-9-]+)\/(s-[0-9A-Za-z]{17})$/.exec(key ?? '');
  if (!match) return undefined;
  const [, accountId = '', region = '', serverId = ''] = match;
  return { serverId, location: { accountId, region } };
}

/** With the parameters of `listExecutions`. */
export const executionsPath = (query: Readonly<Record<string, string>> = {}): string =>
  pathWith('/executions', query);

/** `without`: servers that are left out, see `left-out.ts`. */
export const rehearsalPath = (planId: string, without: readonly string[] = []): string =>
  pathWith(`/plans/${planId}/rehearsal`, { without: leftOutText(without) });

export const startPath = (planId: string, without: readonly string[] = []): string =>
  pathWith(`/plans/${planId}/start`, { without: leftOutText(without) });

function pathWith(path: string, query: Readonly<Record<string, string | undefined>>): string {
  const stated = Object.entries(query).filter((each): each is [string, string] => Boolean(each[1]));
  return stated.length > 0 ? `${path}?${new URLSearchParams(stated).toString()}` : path;
}

/** Where a thing that the audit names is looked at. */
export function entityPath(kind: EntityKind, id: string): string {
  const paths: Record<EntityKind, string> = {
    GROUP: `/groups/${id}`,
    PLAN: `/plans/${id}`,
    EXECUTION: `/executions/${id}`,
    ACCOUNT: `/accounts?account=${id}`,
  };
  return paths[kind];
}

export const auditPath = (query: Readonly<Record<string, string>>): string =>
  `/audit?${new URLSearchParams(query).toString()}`;
