"""Recovery plans, kept. Every change is one transaction, the audit record included."""

from collections.abc import Collection, Mapping
from typing import Protocol

from pydantic import AwareDatetime

from recovery.domain.audit import AuditRecord
from recovery.domain.execution.drills import Drilled
from recovery.domain.value import Value
from recovery.ports.paging import Page, PageRequest
from recovery.ports.records import PlanRecord

MOST_GROUPS = 90
"""In one plan: saving it is one transaction, and DynamoDB takes 100 items in one."""


class DrilledPlans(Value):
    """Those whose drills stand like this at that time."""

    drilled: Drilled
    at: AwareDatetime


class Plans(Protocol):
    def find(self, plan_id: str) -> PlanRecord | None: ...

    def find_many(self, plan_ids: Collection[str]) -> Mapping[str, PlanRecord]:
        """Those that exist, by id."""
        ...

    def page(self, request: PageRequest, which: DrilledPlans | None = None) -> Page[PlanRecord]:
        """By name; all plans where nothing is said of their drills."""
        ...

    def create(self, record: PlanRecord, audit: AuditRecord) -> None:
        """Raises NameTaken, Unknown (a group), Conflicting (the id exists)."""
        ...

    def update(self, record: PlanRecord, before: PlanRecord, audit: AuditRecord) -> None:
        """``record`` carries its new version; the saved one must be ``before``.

        Raises StillUsed where an execution of it is active, ConcurrentChange, NameTaken, Unknown.
        """
        ...

    def delete(self, record: PlanRecord, audit: AuditRecord) -> None:
        """``record`` as it was read. Raises StillUsed, ConcurrentChange."""
        ...
