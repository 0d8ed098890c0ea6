"""The audit trail in memory."""

from datetime import UTC

from recovery.domain.audit import AuditRecord
from recovery.ports.audit_trail import AuditQuery
from recovery.ports.paging import Page, PageRequest
from recovery.usecases.pages import newest_first
from tests.support.memory.kept import Kept


class MemoryAuditTrail:
    def __init__(self, kept: Kept) -> None:
        self._kept = kept

    def page(self, query: AuditQuery, request: PageRequest) -> Page[AuditRecord]:
        keyed = ((_key(record), record) for record in self._kept.audit if _fits(record, query))
        return newest_first(keyed, request, of=f"audit {query.model_dump_json()}")


def _key(record: AuditRecord) -> str:
    return f"{record.at.astimezone(UTC).isoformat(timespec='microseconds')} {record.audit_id}"


def _fits(record: AuditRecord, query: AuditQuery) -> bool:
    return (
        _concerns(record, query)
        and query.user_id in {None, record.actor.user_id}
        and (query.since is None or query.since <= record.at)
        and (query.until is None or record.at <= query.until)
    )


def _concerns(record: AuditRecord, query: AuditQuery) -> bool:
    if query.kind is None:
        return True
    return query.kind is record.kind and query.entity_id in {None, record.entity_id}
