import type { AuditRecord } from '@/api/generated';
import { NOTHING } from '@/lib/format';
import { entityPath } from '@/lib/paths';
import { AppLink } from '@/ui/AppLink';
import type { Column } from '@/ui/table/columns';
import { WIDTH } from '@/ui/table/widths';
import { Time } from '@/ui/Time';

import { KINDS } from './audit-filter';
import { deedOf } from './audit-words';

export const columns: Column<AuditRecord>[] = [
  { id: 'at', header: 'When', cell: ({ at }) => <Time at={at} />, width: WIDTH.time },
  { id: 'actor', header: 'Who', cell: ({ actor }) => actor.name, width: WIDTH.person },
  { id: 'operation', header: 'Did what', cell: deedOf, width: 190 },
  { id: 'entityName', header: 'To what', cell: (record) => <Thing record={record} />, width: 190 },
  { id: 'reason', header: 'Why', cell: ({ reason }) => reason || NOTHING, width: 230 },
  { id: 'kind', header: 'Kind', cell: ({ kind }) => KINDS[kind], width: 160, isHidden: true },
  { id: 'entityId', header: 'Id', cell: ({ entityId }) => entityId, width: 220, isHidden: true },
];

/** What was deleted can't be looked at any more. */
export function Thing({ record }: { record: AuditRecord }) {
  const { kind, entityId, entityName, after } = record;
  if (!after) return entityName;
  return <AppLink to={entityPath(kind, entityId)}>{entityName}</AppLink>;
}
