"""One audit record as an item, and back: who, what and when can be read in the AWS console."""

from pydantic import TypeAdapter

from recovery.adapters.dynamodb.attributes import Item, blob, stored
from recovery.adapters.dynamodb.bodies import packed, unpacked
from recovery.adapters.dynamodb.lists import instant
from recovery.adapters.dynamodb.transactions import Change, put
from recovery.domain.audit import AuditRecord, EntityKind

LISTED = "AUDIT"
_RECORD = TypeAdapter(AuditRecord)


def entity_key(kind: EntityKind, entity_id: str) -> str:
    return f"{kind}#{entity_id}"


def recorded(table: str, record: AuditRecord) -> Change:
    """For the transaction of the change itself: neither is ever there without the other."""
    item = stored(
        {
            "entity": entity_key(record.kind, record.entity_id),
            "sk": f"{instant(record.at)}#{record.audit_id}",
            "listed": LISTED,
            "userId": record.actor.user_id,
            "kind": record.kind,
            "operation": record.operation,
            "entityName": record.entity_name,
            "body": packed(_RECORD, record, thing=f"The audit record of {record.entity_name}"),
        }
    )
    return put(table, item)


def record_from(item: Item) -> AuditRecord:
    return unpacked(_RECORD, blob(item, "body"))
