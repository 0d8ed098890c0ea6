"""The route of the audit trail."""

from typing import Annotated

from aws_lambda_powertools.event_handler.openapi.params import Query

from recovery.domain.audit import AuditRecord
from recovery.handlers.api.given import ThePorts
from recovery.handlers.api.operations import Describing, Topic
from recovery.handlers.api.paging import Paging
from recovery.handlers.api.routing import Routes
from recovery.ports.audit_trail import AuditQuery
from recovery.ports.paging import Page
from recovery.usecases.audit import list_audit

router = Routes()
_described = Describing(Topic.AUDIT)


@router.get("/audit", **_described("listAudit", "Who did what", refuses=[422]))
def list_audit_records(
    ports: ThePorts, query: Annotated[AuditQuery, Query()], paging: Paging
) -> Page[AuditRecord]:
    return list_audit(ports, query, paging.request)
