import SpaceBetween from '@cloudscape-design/components/space-between';

import type { AuditRecord } from '@/api/generated';
import { auditPath } from '@/lib/paths';
import { AppLink } from '@/ui/AppLink';
import { Facts } from '@/ui/Facts';
import { Time } from '@/ui/Time';

import { Thing } from './audit-columns';
import { KINDS } from './audit-filter';
import { ChangesTable } from './ChangesTable';

/** One record: who, when and why, and field by field what it has changed. */
export function RecordPanel({ record }: { record: AuditRecord }) {
  const { actor, at, kind, entityId, entityName, reason, operation } = record;
  return (
    <SpaceBetween size="l">
      <Facts
        columns={4}
        facts={{
          When: <Time at={at} />,
          Who: actor.name,
          [KINDS[kind]]: <Thing record={record} />,
          Why: reason,
          Operation: operation,
          Id: entityId,
          'More about it': (
            <AppLink to={auditPath({ kind, entityId })}>Everything about {entityName}</AppLink>
          ),
          'More by them': (
            <AppLink to={auditPath({ userId: actor.userId })}>Everything by {actor.name}</AppLink>
          ),
        }}
      />
      <ChangesTable record={record} />
    </SpaceBetween>
  );
}
