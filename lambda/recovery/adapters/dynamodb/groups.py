"""Protection groups. Each change is one transaction of a few items, also with 300 servers.

That is because servers are not claimed one by one: the roster of the account and Region names them
all, and its version makes sure that nobody else took one of them in between.
"""

from collections.abc import Collection, Mapping

from pydantic import TypeAdapter

from recovery.adapters.dynamodb.attributes import Item, number, text, text_or_none, texts
from recovery.adapters.dynamodb.audit_items import recorded
from recovery.adapters.dynamodb.bodies import document
from recovery.adapters.dynamodb.entries import Entry, changed, created, removed
from recovery.adapters.dynamodb.expressions import Condition, version_is
from recovery.adapters.dynamodb.named import Named
from recovery.adapters.dynamodb.rosters import find_roster, kept_roster
from recovery.adapters.dynamodb.table import Client, Table
from recovery.adapters.dynamodb.tables import Tables
from recovery.adapters.dynamodb.transactions import Change, check, commit
from recovery.domain.audit import AuditRecord
from recovery.domain.errors import ConcurrentChange, Invalid, RecoveryError, StillUsed
from recovery.domain.protection_group import ProtectionGroup
from recovery.domain.roster import Roster
from recovery.domain.value import Location
from recovery.ports.paging import Page, PageRequest
from recovery.ports.records import GroupRecord, Saved

_GROUP = TypeAdapter(ProtectionGroup)
_SAVED = TypeAdapter(Saved)


class DynamoGroups:
    def __init__(self, client: Client, tables: Tables) -> None:
        self._client = client
        self._tables = tables
        self._table = Table(client, tables.groups)
        self._named = Named(self._table, key="groupId", kind="group")

    def find(self, group_id: str) -> GroupRecord | None:
        item = self._named.find(group_id)
        return _record(item) if item else None

    def find_many(self, group_ids: Collection[str]) -> Mapping[str, GroupRecord]:
        found = self._named.find_many(group_ids)
        return {group_id: _record(item) for group_id, item in found.items()}

    def page(self, request: PageRequest) -> Page[GroupRecord]:
        items, token = self._named.page(request)
        return Page(items=tuple(map(_record, items)), next_token=token)

    def roster(self, location: Location) -> Roster:
        return find_roster(self._table, location)

    def create(self, record: GroupRecord, roster: Roster, audit: AuditRecord) -> None:
        entry = _entry(record, {"requestDigest": record.request_digest})
        place = self._place_exists(record.group.location)
        self._commit((*created(self._named, entry), place), roster, audit)

    def update(self, record: GroupRecord, roster: Roster, audit: AuditRecord) -> None:
        group = record.group
        thing = ConcurrentChange(f"Group {group.name}")
        before = self.find(group.group_id)
        if before is None:
            raise thing
        changes = changed(
            self._named,
            _entry(record),
            was_named=before.group.name,
            when=version_is(group.version - 1, lambda _: thing),
        )
        self._commit(changes, roster, audit)

    def delete(self, record: GroupRecord, roster: Roster, audit: AuditRecord) -> None:
        group = record.group
        when = Condition(
            "#version = :seen AND attribute_not_exists(#usedBy)",
            {"seen": group.version},
            refused=lambda item: _why_kept(group, item),
        )
        changes = removed(self._named, group.group_id, was_named=group.name, when=when)
        self._commit(changes, roster, audit)

    def _commit(self, changes: tuple[Change, ...], roster: Roster, audit: AuditRecord) -> None:
        others = (kept_roster(self._tables.groups, roster), recorded(self._tables.audit, audit))
        commit(self._client, (*changes, *others))

    def _place_exists(self, location: Location) -> Change:
        unknown = Invalid(f"{location} is not registered. Register the account with this Region.")
        when = Condition(
            "contains(#regions, :region)", {"region": location.region}, refused=lambda _: unknown
        )
        return check(self._tables.accounts, {"accountId": location.account_id}, when)


def _entry(record: GroupRecord, fields: Mapping[str, str | None] | None = None) -> Entry:
    group = record.group
    thing = f"Group {group.name}"
    return Entry(
        group.group_id,
        group.name,
        {
            "version": group.version,
            "body": document(_GROUP, group, thing=thing),
            "saved": document(_SAVED, record.saved, thing=thing),
            **(fields or {}),
        },
    )


def _record(item: Item) -> GroupRecord:
    return GroupRecord(
        group=_GROUP.validate_json(text(item, "body")),
        saved=_SAVED.validate_json(text(item, "saved")),
        plan_ids=texts(item, "usedBy"),
        request_digest=text_or_none(item, "requestDigest"),
    )


def _why_kept(group: ProtectionGroup, item: Item | None) -> RecoveryError:
    if item and number(item, "version") == group.version:
        return StillUsed(f"Group {group.name}", (f"plan {id_}" for id_ in texts(item, "usedBy")))
    return ConcurrentChange(f"Group {group.name}")
