"""Who did what, when and why."""

from recovery.domain.audit import AuditRecord
from recovery.domain.errors import Invalid
from recovery.ports.audit_trail import AuditQuery
from recovery.ports.paging import Page, PageRequest
from recovery.ports.product import Ports


def list_audit(ports: Ports, query: AuditQuery, request: PageRequest) -> Page[AuditRecord]:
    if query.entity_id and not query.kind:
        raise Invalid(f"An entityId alone names nothing. State the kind of {query.entity_id} too.")
    if query.since and query.until and query.until < query.since:
        raise Invalid("There is no time between since and until. Put the earlier one into since.")
    return ports.audit_trail.page(query, request)
