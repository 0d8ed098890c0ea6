"""The audit trail, read. It is written by the changes themselves, in their transactions."""

from typing import Protocol

from recovery.domain.audit import AuditRecord, EntityKind
from recovery.domain.value import Moment, Name, Value
from recovery.ports.paging import Page, PageRequest


class AuditQuery(Value):
    """Everything where nothing is stated; an entity wins over an actor."""

    kind: EntityKind | None = None
    entity_id: Name | None = None
    """Counts only together with its kind."""
    user_id: Name | None = None
    since: Moment | None = None
    until: Moment | None = None


class AuditTrail(Protocol):
    def page(self, query: AuditQuery, request: PageRequest) -> Page[AuditRecord]:
        """The newest first."""
        ...
