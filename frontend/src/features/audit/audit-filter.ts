/** What the audit can be filtered by: the parameters of the question, in words. */
import type { AuditRecord, EntityKind, ListAuditData } from '@/api/generated';
import { TIME_RANGE } from '@/lib/time-range';
import type { Parameter, Values } from '@/ui/table/parameter-filter';

export const NAMES = ['kind', 'entityId', 'userId', ...TIME_RANGE] as const;

export type Name = (typeof NAMES)[number];
export type AuditQuery = NonNullable<ListAuditData['query']>;

export const KINDS: Record<EntityKind, string> = {
  GROUP: 'Protection group',
  PLAN: 'Recovery plan',
  EXECUTION: 'Execution',
  ACCOUNT: 'Target account',
};

/** People and things are offered as far as they have been seen; others can be typed by their ids. */
export function parametersOf(seen: readonly AuditRecord[]): Parameter<Name>[] {
  const people = new Map(seen.map(({ actor }) => [actor.userId, actor.name]));
  const things = new Map(
    seen.map(({ entityId, entityName, kind }) => [
      entityId,
      kind === 'EXECUTION' ? `${entityName} (${entityId})` : entityName,
    ]),
  );
  return [
    { name: 'kind', label: 'Kind', options: optionsOf(Object.entries(KINDS)) },
    { name: 'entityId', label: 'Thing', options: optionsOf(things), isOpen: true },
    { name: 'userId', label: 'Person', options: optionsOf(people), isOpen: true },
  ];
}

/** The API wants the kind of a thing besides its id; ids tell it by how they begin. */
export function queryOf({ kind, entityId, userId }: Values<Name>): AuditQuery {
  const kindOfThing = isKind(kind) ? kind : kindOf(entityId);
  return {
    ...(kindOfThing ? { kind: kindOfThing } : {}),
    ...(entityId ? { entityId } : {}),
    ...(userId ? { userId } : {}),
  };
}

function kindOf(entityId: string | undefined): EntityKind | undefined {
  if (!entityId) return undefined;
  if (/^\d{12}$/.test(entityId)) return 'ACCOUNT';
  const kinds: Record<string, EntityKind> = { g: 'GROUP', p: 'PLAN', e: 'EXECUTION' };
  return kinds[entityId.split('-')[0] ?? ''];
}

function optionsOf(texts: Iterable<readonly [string, string]>) {
  return [...texts].map(([value, label]) => ({ value, label }));
}

const isKind = (text: string | undefined): text is EntityKind =>
  text !== undefined && text in KINDS;
