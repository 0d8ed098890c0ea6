"""Ports that remember changes instead of saving them, so that an import can be tried out.

The use cases run as they are: what they would refuse in earnest, they refuse here. Pages hold
everything at once.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace

from recovery.domain.audit import AuditRecord
from recovery.domain.errors import NameTaken, StillUsed
from recovery.domain.identity import folded
from recovery.domain.roster import Roster
from recovery.domain.target_account import TargetAccount
from recovery.domain.value import Location
from recovery.ports.groups import Groups
from recovery.ports.paging import Page, PageRequest
from recovery.ports.plans import DrilledPlans
from recovery.ports.product import Ports
from recovery.ports.records import AccountRecord, GroupRecord, PlanRecord
from recovery.usecases.configuration.everything import all_groups, all_plans
from recovery.usecases.configuration.overlay import Overlay


def on_trial(ports: Ports) -> Ports:
    groups = _TrialGroups(ports)
    return replace(
        ports, accounts=_TrialAccounts(ports, groups), groups=groups, plans=_TrialPlans(ports)
    )


class _TrialAccounts:
    def __init__(self, saved: Ports, groups: Groups) -> None:
        self._groups = groups
        self._kept = Overlay(
            saved.accounts.find, saved.accounts.all, lambda record: record.account.account_id
        )

    def find(self, account_id: str) -> AccountRecord | None:
        return self._kept.find(account_id)

    def page(self, _request: PageRequest) -> Page[AccountRecord]:
        return Page(items=self.all())

    def all(self) -> tuple[AccountRecord, ...]:
        return self._kept.all()

    def register(self, record: AccountRecord, _audit: AuditRecord) -> None:
        self._refuse_taken_name(record.account)
        self._kept.keep(record)

    def update(self, record: AccountRecord, before: AccountRecord, _audit: AuditRecord) -> None:
        for region in set(before.account.regions) - set(record.account.regions):
            self._refuse_used(before.account, region)
        self._refuse_taken_name(record.account)
        self._kept.keep(record)

    def delete(self, record: AccountRecord, _audit: AuditRecord) -> None:
        self._kept.drop(record.account.account_id)

    def _refuse_taken_name(self, account: TargetAccount) -> None:
        names = {
            record.account.account_id: folded(record.account.name) for record in self._kept.all()
        }
        names.pop(account.account_id, None)
        if folded(account.name) in names.values():
            raise NameTaken("account", account.name)

    def _refuse_used(self, account: TargetAccount, region: str) -> None:
        roster = self._groups.roster(Location(account_id=account.account_id, region=region))
        if roster.groups:
            users = (f"group {entry.name}" for entry in roster.groups.values())
            raise StillUsed(f"Account {account.name} in {region}", users)


class _TrialGroups:
    def __init__(self, saved: Ports) -> None:
        self._saved = saved.groups
        self._rosters: dict[Location, Roster] = {}
        self._kept = Overlay(
            saved.groups.find, lambda: all_groups(saved), lambda record: record.group.group_id
        )

    def find(self, group_id: str) -> GroupRecord | None:
        return self._kept.find(group_id)

    def find_many(self, group_ids: Collection[str]) -> Mapping[str, GroupRecord]:
        return self._kept.find_many(group_ids)

    def page(self, _request: PageRequest) -> Page[GroupRecord]:
        return Page(items=self._kept.all())

    def roster(self, location: Location) -> Roster:
        return self._rosters.get(location) or self._saved.roster(location)

    def create(self, record: GroupRecord, roster: Roster, _audit: AuditRecord) -> None:
        self._rosters[roster.location] = roster
        self._kept.keep(record)

    def update(self, record: GroupRecord, roster: Roster, _audit: AuditRecord) -> None:
        self._rosters[roster.location] = roster
        self._kept.keep(record)

    def delete(self, record: GroupRecord, roster: Roster, _audit: AuditRecord) -> None:
        self._rosters[roster.location] = roster
        self._kept.drop(record.group.group_id)


class _TrialPlans:
    def __init__(self, saved: Ports) -> None:
        self._kept = Overlay(
            saved.plans.find, lambda: all_plans(saved), lambda record: record.plan.plan_id
        )

    def find(self, plan_id: str) -> PlanRecord | None:
        return self._kept.find(plan_id)

    def find_many(self, plan_ids: Collection[str]) -> Mapping[str, PlanRecord]:
        return self._kept.find_many(plan_ids)

    def page(self, _request: PageRequest, _which: DrilledPlans | None = None) -> Page[PlanRecord]:
        return Page(items=self._kept.all())

    def create(self, record: PlanRecord, _audit: AuditRecord) -> None:
        self._kept.keep(record)

    def update(self, record: PlanRecord, _before: PlanRecord, _audit: AuditRecord) -> None:
        self._kept.keep(record)

    def delete(self, record: PlanRecord, _audit: AuditRecord) -> None:
        self._kept.drop(record.plan.plan_id)
