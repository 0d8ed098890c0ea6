"""An execution is stored with its locks, in spite of others who start and end at once."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from recovery.domain.audit import AuditRecord
from recovery.domain.errors import Busy, ConcurrentChange, Conflicting, ServersLocked
from recovery.domain.execution.event import ExecutionEvent
from recovery.domain.execution.execution import Execution
from recovery.domain.server_locks import Holder
from recovery.ports.executions import NewExecution
from recovery.ports.product import Ports
from recovery.usecases.executions.locking import TRIES, store_locked
from tests.support.builders import (
    AMERICA,
    EUROPE,
    NOON,
    a_group,
    a_plan,
    a_server,
    an_inventory,
    server_id,
)
from tests.support.memory.executions import MemoryExecutions
from tests.support.memory.people import an_audit_record
from tests.support.memory.world import MemoryWorld
from tests.support.play import a_play
from tests.support.started import a_ready_world


class _Overtaken(MemoryExecutions):
    """Something else happens just before each of the first attempts to start."""

    def __init__(self, world: MemoryWorld, *happenings: Callable[[], None]) -> None:
        super().__init__(world.kept)
        self._happenings = list(happenings)

    def start(self, new: NewExecution, audit: AuditRecord) -> None:
        if self._happenings:
            self._happenings.pop(0)()
        super().start(new, audit)


def overtaken(world: MemoryWorld, *happenings: Callable[[], None]) -> Ports:
    return replace(world.ports, executions=_Overtaken(world, *happenings))


def a_new(execution: Execution, **stated: object) -> NewExecution:
    event = ExecutionEvent(number=1, at=NOON, text="Asked for by Anna.")
    return NewExecution(execution=execution, locks=(), first_event=event).changed(**stated)


def locks_something_else(world: MemoryWorld, hostname: str = "web-1") -> Callable[[], None]:
    def lock() -> None:
        holder = Holder(plan_name="Blog", server_ids=frozenset({server_id(hostname)}))
        locks = world.kept.locks_of(EUROPE).taken_by("e-9", holder)
        world.kept.locks[EUROPE] = locks.changed(version=locks.version + 1)

    return lock


def test_every_place_of_the_plan_gets_its_own_locks() -> None:
    inventory = an_inventory(
        a_server("db-1"),
        a_server("db-2", location=AMERICA),
        groups=(a_group(), a_group("Web", "db-2", location=AMERICA)),
    )
    world = a_ready_world()
    plan = a_plan(waves=[{"name": "Both", "group_ids": ["Database", "Web"]}])
    execution = a_play(plan, inventory=inventory).execution

    store_locked(world.ports, a_new(execution), an_audit_record())

    held = {
        place.region: world.ports.executions.locks(place).held["e-1"].server_ids
        for place in (EUROPE, AMERICA)
    }
    assert held == {"eu-west-1": {server_id("db-1")}, "us-east-1": {server_id("db-2")}}


def test_whoever_takes_other_servers_meanwhile_is_no_obstacle() -> None:
    world = a_ready_world()
    ports = overtaken(world, locks_something_else(world))

    stored = store_locked(ports, a_new(a_play().execution), an_audit_record())

    assert ports.executions.find(stored.execution_id)
    assert set(ports.executions.locks(EUROPE).held) == {"e-1", "e-9"}


def test_whoever_takes_the_same_servers_meanwhile_was_first() -> None:
    world = a_ready_world()
    ports = overtaken(world, locks_something_else(world, "db-1"))

    with pytest.raises(ServersLocked) as refusal:
        store_locked(ports, a_new(a_play().execution), an_audit_record())

    assert refusal.value.executions == {server_id("db-1"): "e-9"}


def test_where_the_locks_never_stand_still_it_gives_up() -> None:
    world = a_ready_world()
    ports = overtaken(world, *[locks_something_else(world)] * TRIES)

    with pytest.raises(Busy):
        store_locked(ports, a_new(a_play().execution), an_audit_record())

    assert world.kept.executions == {}


def test_a_plan_that_was_changed_meanwhile_is_not_started_as_it_was() -> None:
    world = a_ready_world()

    def change() -> None:
        record = world.kept.plans["p-7"]
        world.kept.plans["p-7"] = record.changed(plan=record.plan.changed(version=2))

    with pytest.raises(ConcurrentChange):
        store_locked(overtaken(world, change), a_new(a_play().execution), an_audit_record())


def test_a_plan_that_was_deleted_meanwhile_is_not_started() -> None:
    world = a_ready_world()

    def delete() -> None:
        del world.kept.plans["p-7"]

    with pytest.raises(ConcurrentChange):
        store_locked(overtaken(world, delete), a_new(a_play().execution), an_audit_record())


def test_the_same_request_sent_twice_at_once_starts_one_execution() -> None:
    world = a_ready_world()
    new = a_new(a_play().execution, request_digest="d-1")

    def twin() -> None:
        store_locked(world.ports, new, an_audit_record())

    stored = store_locked(overtaken(world, twin), new, an_audit_record())

    assert stored == new.execution
    assert len(world.kept.executions) == 1


def test_another_execution_of_this_id_is_not_taken_for_this_one() -> None:
    world = a_ready_world()
    world.has_executions(a_play(is_dry_run=True).execution)

    with pytest.raises(Conflicting, match="exists already"):
        store_locked(world.ports, a_new(a_play().execution), an_audit_record())
