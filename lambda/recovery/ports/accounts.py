"""Target accounts, kept. Every change is one transaction, the audit record included."""

from typing import Protocol

from recovery.domain.audit import AuditRecord
from recovery.ports.paging import Page, PageRequest
from recovery.ports.records import AccountRecord


class Accounts(Protocol):
    def find(self, account_id: str) -> AccountRecord | None: ...

    def page(self, request: PageRequest) -> Page[AccountRecord]:
        """By name."""
        ...

    def all(self) -> tuple[AccountRecord, ...]:
        """An organisation has dozens of them, not thousands."""
        ...

    def register(self, record: AccountRecord, audit: AuditRecord) -> None:
        """Raises Conflicting where it is registered already, NameTaken."""
        ...

    def update(self, record: AccountRecord, before: AccountRecord, audit: AuditRecord) -> None:
        """Raises StillUsed where a Region goes that has groups, ConcurrentChange, NameTaken."""
        ...

    def delete(self, record: AccountRecord, audit: AuditRecord) -> None:
        """Raises StillUsed where it has groups, ConcurrentChange."""
        ...
