"""Target accounts in memory."""

from recovery.domain.audit import AuditRecord
from recovery.domain.errors import ConcurrentChange, Conflicting, NameTaken, StillUsed
from recovery.domain.identity import folded
from recovery.domain.target_account import TargetAccount
from recovery.domain.value import Location
from recovery.ports.paging import Page, PageRequest
from recovery.ports.records import AccountRecord
from recovery.usecases.pages import in_order
from tests.support.memory.kept import Kept, is_taken


class MemoryAccounts:
    def __init__(self, kept: Kept) -> None:
        self._kept = kept

    def find(self, account_id: str) -> AccountRecord | None:
        return self._kept.accounts.get(account_id)

    def page(self, request: PageRequest) -> Page[AccountRecord]:
        keyed = (
            (f"{folded(record.account.name)}\0{id_}", record)
            for id_, record in self._kept.accounts.items()
        )
        return in_order(keyed, request, of="accounts")

    def all(self) -> tuple[AccountRecord, ...]:
        records = self._kept.accounts.values()
        return tuple(sorted(records, key=lambda record: folded(record.account.name)))

    def register(self, record: AccountRecord, audit: AuditRecord) -> None:
        account = record.account
        with self._kept.lock:
            if account.account_id in self._kept.accounts:
                raise Conflicting(f"Account {account.account_id} exists already. Load it.")
            self._refuse_taken_name(account)
            self._keep(record, audit)

    def update(self, record: AccountRecord, before: AccountRecord, audit: AuditRecord) -> None:
        with self._kept.lock:
            self._refuse_other_version(before.account)
            for region in set(before.account.regions) - set(record.account.regions):
                self._refuse_used(before.account, region)
            self._refuse_taken_name(record.account)
            self._keep(record, audit)

    def delete(self, record: AccountRecord, audit: AuditRecord) -> None:
        with self._kept.lock:
            self._refuse_other_version(record.account)
            for region in record.account.regions:
                self._refuse_used(record.account, region)
            del self._kept.accounts[record.account.account_id]
            self._kept.audit.append(audit)

    def _keep(self, record: AccountRecord, audit: AuditRecord) -> None:
        self._kept.accounts[record.account.account_id] = record
        self._kept.audit.append(audit)

    def _refuse_other_version(self, account: TargetAccount) -> None:
        saved = self._kept.accounts.get(account.account_id)
        if saved is None or saved.account.version != account.version:
            raise ConcurrentChange(f"Account {account.name}")

    def _refuse_used(self, account: TargetAccount, region: str) -> None:
        roster = self._kept.roster(Location(account_id=account.account_id, region=region))
        if roster.groups:
            users = (f"group {entry.name}" for entry in roster.groups.values())
            raise StillUsed(f"Account {account.name} in {region}", users)

    def _refuse_taken_name(self, account: TargetAccount) -> None:
        names = {id_: record.account.name for id_, record in self._kept.accounts.items()}
        if is_taken(account.name, by=account.account_id, among=names):
            raise NameTaken("account", account.name)
