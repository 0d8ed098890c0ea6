"""Protection groups in memory."""

from collections.abc import Collection, Mapping

from recovery.domain.audit import AuditRecord
from recovery.domain.errors import ConcurrentChange, Conflicting, Invalid, NameTaken, StillUsed
from recovery.domain.identity import folded
from recovery.domain.protection_group import ProtectionGroup
from recovery.domain.roster import Roster
from recovery.domain.value import Location
from recovery.ports.paging import Page, PageRequest
from recovery.ports.records import GroupRecord
from recovery.usecases.pages import in_order
from tests.support.memory.kept import Kept, is_taken


class MemoryGroups:
    def __init__(self, kept: Kept) -> None:
        self._kept = kept

    def find(self, group_id: str) -> GroupRecord | None:
        with self._kept.lock:
            record = self._kept.groups.get(group_id)
            return record.changed(plan_ids=self._plans_of(group_id)) if record else None

    def find_many(self, group_ids: Collection[str]) -> Mapping[str, GroupRecord]:
        found = ((group_id, self.find(group_id)) for group_id in group_ids)
        return {group_id: record for group_id, record in found if record}

    def page(self, request: PageRequest) -> Page[GroupRecord]:
        records = self.find_many(tuple(self._kept.groups)).items()
        keyed = ((f"{folded(record.group.name)}\0{id_}", record) for id_, record in records)
        return in_order(keyed, request, of="groups")

    def roster(self, location: Location) -> Roster:
        return self._kept.roster(location)

    def create(self, record: GroupRecord, roster: Roster, audit: AuditRecord) -> None:
        group = record.group
        with self._kept.lock:
            if group.group_id in self._kept.groups:
                raise Conflicting(f"Group {group.group_id} exists already. Load it.")
            self._refuse_taken_name(group)
            self._refuse_unknown_place(group.location)
            self._keep(record, roster, audit)

    def update(self, record: GroupRecord, roster: Roster, audit: AuditRecord) -> None:
        with self._kept.lock:
            self._refuse_other_version(record.group, record.group.version - 1)
            self._refuse_taken_name(record.group)
            self._keep(record, roster, audit)

    def delete(self, record: GroupRecord, roster: Roster, audit: AuditRecord) -> None:
        group = record.group
        with self._kept.lock:
            self._refuse_other_version(group, group.version)
            if users := self._plans_of(group.group_id):
                raise StillUsed(f"Group {group.name}", (f"plan {user}" for user in users))
            self._keep_roster(roster)
            del self._kept.groups[group.group_id]
            self._kept.audit.append(audit)

    def _plans_of(self, group_id: str) -> tuple[str, ...]:
        plans = self._kept.plans.values()
        return tuple(sorted(r.plan.plan_id for r in plans if group_id in r.plan.group_ids))

    def _keep(self, record: GroupRecord, roster: Roster, audit: AuditRecord) -> None:
        self._keep_roster(roster)
        self._kept.groups[record.group.group_id] = record
        self._kept.audit.append(audit)

    def _keep_roster(self, roster: Roster) -> None:
        if self._kept.roster(roster.location).version != roster.version:
            raise ConcurrentChange(f"The list of groups in {roster.location}")
        self._kept.rosters[roster.location] = roster.changed(version=roster.version + 1)

    def _refuse_other_version(self, group: ProtectionGroup, version: int) -> None:
        saved = self._kept.groups.get(group.group_id)
        if saved is None or saved.group.version != version:
            raise ConcurrentChange(f"Group {group.name}")

    def _refuse_taken_name(self, group: ProtectionGroup) -> None:
        names = {id_: record.group.name for id_, record in self._kept.groups.items()}
        if is_taken(group.name, by=group.group_id, among=names):
            raise NameTaken("group", group.name)

    def _refuse_unknown_place(self, location: Location) -> None:
        account = self._kept.accounts.get(location.account_id)
        if account is None or location.region not in account.account.regions:
            raise Invalid(f"{location} is not registered. Register the account with this Region.")
