"""Target accounts. A Region goes only when its roster is empty, checked in the same transaction."""

from collections.abc import Collection, Mapping

from pydantic import TypeAdapter

from recovery.adapters.dynamodb.attributes import Item, Plain, text, text_or_none
from recovery.adapters.dynamodb.audit_items import recorded
from recovery.adapters.dynamodb.bodies import document
from recovery.adapters.dynamodb.entries import Entry, changed, created, removed
from recovery.adapters.dynamodb.expressions import Condition, version_is
from recovery.adapters.dynamodb.named import Named
from recovery.adapters.dynamodb.rosters import without_groups
from recovery.adapters.dynamodb.table import Client, Table
from recovery.adapters.dynamodb.tables import Tables
from recovery.adapters.dynamodb.transactions import Change, commit
from recovery.domain.audit import AuditRecord
from recovery.domain.errors import ConcurrentChange
from recovery.domain.target_account import TargetAccount
from recovery.domain.value import Location
from recovery.ports.paging import Page, PageRequest
from recovery.ports.records import AccountRecord, Saved

_ACCOUNT = TypeAdapter(TargetAccount)
_SAVED = TypeAdapter(Saved)


class DynamoAccounts:
    def __init__(self, client: Client, tables: Tables) -> None:
        self._client = client
        self._tables = tables
        self._named = Named(Table(client, tables.accounts), key="accountId", kind="account")

    def find(self, account_id: str) -> AccountRecord | None:
        item = self._named.find(account_id)
        return _record(item) if item else None

    def page(self, request: PageRequest) -> Page[AccountRecord]:
        items, token = self._named.page(request)
        return Page(items=tuple(map(_record, items)), next_token=token)

    def all(self) -> tuple[AccountRecord, ...]:
        return tuple(map(_record, self._named.all()))

    def register(self, record: AccountRecord, audit: AuditRecord) -> None:
        entry = _entry(record, {"requestDigest": record.request_digest})
        self._commit(created(self._named, entry), audit)

    def update(self, record: AccountRecord, before: AccountRecord, audit: AuditRecord) -> None:
        gone = set(before.account.regions) - set(record.account.regions)
        changes = changed(
            self._named,
            _entry(record),
            was_named=before.account.name,
            when=_is_latest(before.account),
        )
        self._commit((*changes, *self._unused(before.account, gone)), audit)

    def delete(self, record: AccountRecord, audit: AuditRecord) -> None:
        account = record.account
        changes = removed(
            self._named, account.account_id, was_named=account.name, when=_is_latest(account)
        )
        self._commit((*changes, *self._unused(account, account.regions)), audit)

    def _commit(self, changes: tuple[Change, ...], audit: AuditRecord) -> None:
        commit(self._client, (*changes, recorded(self._tables.audit, audit)))

    def _unused(self, account: TargetAccount, regions: Collection[str]) -> tuple[Change, ...]:
        places = (Location(account_id=account.account_id, region=region) for region in regions)
        return tuple(
            without_groups(self._tables.groups, place, account=account.name) for place in places
        )


def _is_latest(account: TargetAccount) -> Condition:
    return version_is(account.version, lambda _: ConcurrentChange(f"Account {account.name}"))


def _entry(record: AccountRecord, fields: Mapping[str, str | None] | None = None) -> Entry:
    account = record.account
    thing = f"Account {account.name}"
    every: Mapping[str, Plain] = {
        "version": account.version,
        "regions": frozenset(account.regions),
        "body": document(_ACCOUNT, account, thing=thing),
        "saved": document(_SAVED, record.saved, thing=thing),
        **(fields or {}),
    }
    return Entry(account.account_id, account.name, every)


def _record(item: Item) -> AccountRecord:
    return AccountRecord(
        account=_ACCOUNT.validate_json(text(item, "body")),
        saved=_SAVED.validate_json(text(item, "saved")),
        request_digest=text_or_none(item, "requestDigest"),
    )
