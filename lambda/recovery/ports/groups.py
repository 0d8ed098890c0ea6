"""Protection groups, kept. Every change is one transaction, the audit record included."""

from collections.abc import Collection, Mapping
from typing import Protocol

from recovery.domain.audit import AuditRecord
from recovery.domain.roster import Roster
from recovery.domain.value import Location
from recovery.ports.paging import Page, PageRequest
from recovery.ports.records import GroupRecord


class Groups(Protocol):
    def find(self, group_id: str) -> GroupRecord | None: ...

    def find_many(self, group_ids: Collection[str]) -> Mapping[str, GroupRecord]:
        """Those that exist, by id."""
        ...

    def page(self, request: PageRequest) -> Page[GroupRecord]:
        """By name."""
        ...

    def roster(self, location: Location) -> Roster: ...

    def create(self, record: GroupRecord, roster: Roster, audit: AuditRecord) -> None:
        """Raises NameTaken, Invalid (no such account and Region), Conflicting (the id exists), and
        ConcurrentChange where the roster is not the latest; the saved one is one version further.
        """
        ...

    def update(self, record: GroupRecord, roster: Roster, audit: AuditRecord) -> None:
        """``record`` carries its new version; the saved one must be exactly one behind."""
        ...

    def delete(self, record: GroupRecord, roster: Roster, audit: AuditRecord) -> None:
        """``record`` as it was read. Raises StillUsed where a plan uses it, ConcurrentChange."""
        ...
