"""The repositories together, and what a test states to be kept in them, whatever keeps it."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Protocol

from recovery.domain.execution.event import ExecutionEvent
from recovery.domain.execution.execution import Execution, Pending
from recovery.domain.protection_group import ProtectionGroup
from recovery.domain.recovery_plan import RecoveryPlan
from recovery.domain.server_locks import Holder, ServerLocks
from recovery.domain.target_account import TargetAccount
from recovery.domain.value import Location
from recovery.ports.accounts import Accounts
from recovery.ports.audit_trail import AuditTrail
from recovery.ports.executions import Executions, NewExecution, Saving
from recovery.ports.groups import Groups
from recovery.ports.plans import Plans
from recovery.ports.records import AccountRecord, GroupRecord, PlanRecord, Saved
from tests.support.memory.people import an_audit_record, saved


class Repositories(Protocol):
    @property
    def accounts(self) -> Accounts: ...
    @property
    def groups(self) -> Groups: ...
    @property
    def plans(self) -> Plans: ...
    @property
    def executions(self) -> Executions: ...
    @property
    def audit_trail(self) -> AuditTrail: ...


SEED = an_audit_record(entity_id="seed", entity_name="Seed", operation="seed")


def an_account(location: Location, **stated: object) -> TargetAccount:
    default = {
        "account_id": location.account_id,
        "name": f"Account {location.account_id}",
        "regions": (location.region,),
        "role_arn": f"arn:aws:iam::{location.account_id}:role/disaster-recovery",
        "external_id": f"external-{location.account_id}",
    }
    return TargetAccount.model_validate(default | stated)


def keep_accounts(kept: Repositories, accounts: Iterable[TargetAccount]) -> None:
    for account in accounts:
        kept.accounts.register(AccountRecord(account=account, saved=saved()), SEED)


def keep_places(kept: Repositories, locations: Iterable[Location]) -> None:
    """Registered accounts with these Regions."""
    for location in locations:
        record = kept.accounts.find(location.account_id)
        if record is None:
            keep_accounts(kept, [an_account(location)])
        elif location.region not in record.account.regions:
            regions = (*record.account.regions, location.region)
            account = record.account.changed(regions=regions, version=record.account.version + 1)
            kept.accounts.update(record.changed(account=account), record, SEED)


def keep_groups(
    kept: Repositories, groups: Iterable[ProtectionGroup], *, by: Saved | None = None
) -> None:
    """Their accounts are registered on the way."""
    for group in groups:
        keep_places(kept, [group.location])
        roster = kept.groups.roster(group.location).with_group(group)
        kept.groups.create(GroupRecord(group=group, saved=by or saved()), roster, SEED)


def keep_plans(
    kept: Repositories, plans: Iterable[RecoveryPlan], *, by: Saved | None = None
) -> None:
    """Their groups must be there."""
    for plan in plans:
        kept.plans.create(PlanRecord(plan=plan, saved=by or saved()), SEED)


def keep_executions(kept: Repositories, executions: Iterable[Execution]) -> None:
    """Started, with the locks on their servers; their plans must be there."""
    for execution in executions:
        kept.executions.start(a_start_of(execution, kept), SEED)


def keep_ended(kept: Repositories, executions: Iterable[Execution]) -> None:
    """Started, and ended as they say, one after the other; their plans must be there."""
    for ended in executions:
        id_ = ended.execution_id
        keep_executions(kept, [ended.changed(state=Pending())])
        before = kept.executions.find(id_)
        assert before
        waves = ended.schedule.waves
        places = {server.location for wave in waves for server in wave.servers.values()}
        released = tuple(kept.executions.locks(place).released_by(id_) for place in places)
        free = () if ended.is_dry_run else released
        kept.executions.save(Saving(before=before, execution=ended, released=free))


def a_start_of(execution: Execution, kept: Repositories) -> NewExecution:
    """With the locks that it takes; a dry run takes none."""
    servers = defaultdict(set)
    for wave in execution.schedule.waves if not execution.is_dry_run else ():
        for server in wave.servers.values():
            servers[server.location].add(server.server_id)
    return NewExecution(
        execution=execution,
        locks=tuple(
            _taken(kept.executions.locks(location), execution, frozenset(server_ids))
            for location, server_ids in servers.items()
        ),
        first_event=ExecutionEvent(number=1, at=execution.created_at, text="It was started."),
    )


def _taken(locks: ServerLocks, execution: Execution, server_ids: frozenset[str]) -> ServerLocks:
    holder = Holder(plan_name=execution.schedule.plan_name, server_ids=server_ids)
    return locks.taken_by(execution.execution_id, holder)
